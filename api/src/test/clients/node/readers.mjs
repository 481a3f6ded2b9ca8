// Reads answers of the service with libraries that know nothing of it, as readers.py does, and with the same jobs.

import {readFile, writeFile} from 'node:fs/promises';
import {DataType, tableFromIPC} from 'apache-arrow';
import JSONstat from 'jsonstat-toolkit';

async function fetchBytes(address) {
    const response = await fetch(address);
    if (!response.ok) {
        throw new Error(`${address}: ${response.status} ${await response.text()}`);
    }
    return new Uint8Array(await response.arrayBuffer());
}

// A reader a function: from an address to a table.

async function json(address) {
    const {observations} = JSON.parse(new TextDecoder().decode(await fetchBytes(address)));
    const columns = [...new Set(observations.flatMap(Object.keys))];
    return {columns, rows: observations.map((observation) => columns.map((name) => observation[name] ?? null))};
}

async function arrow(address) {
    const table = tableFromIPC(await fetchBytes(address));
    const fields = table.schema.fields;
    const columns = fields.map((field) => field.name);
    const vectors = fields.map((field) => table.getChild(field.name));
    const rows = Array.from({length: table.numRows}, (_, row) =>
        vectors.map((vector, i) => arrowCell(fields[i].type, vector.get(row))));
    return {columns, rows, types: Object.fromEntries(fields.map((field) => [field.name, arrowType(field.type)]))};
}

function arrowType(type) {
    if (DataType.isDictionary(type)) {
        return arrowType(type.dictionary);
    }
    return {Utf8: 'text', Float64: 'number', Int32: 'integer', 'Date32<DAY>': 'date'}[String(type)] ?? String(type);
}

function arrowCell(type, value) {
    return value !== null && arrowType(type) === 'date' ? new Date(value).toISOString().slice(0, 10) : value;
}

/** The toolkit gives the cells of the cube, full and empty, in the order by which the attributes are numbered. */
async function jsonstat(address) {
    const document = JSON.parse(new TextDecoder().decode(await fetchBytes(address)));
    const dataset = JSONstat(document);
    const cells = dataset.toTable({type: 'arrobj', content: 'id', field: 'id', status: true});
    const attributes = Object.entries(document.extension.attributes);
    const columns = [...dataset.id, 'obs_value', 'obs_status', ...attributes.map(([name]) => name)];
    const rows = cells.flatMap((cell, number) => cell.value === null ? [] : [[
        ...dataset.id.map((dimension) => cell[dimension]),
        cell.value,
        // Statuses are told where they are not normal.
        cell.status ?? 'A',
        ...attributes.map(([, {values}]) => values[number] ?? null),
    ]]);
    return {columns, rows};
}

const READERS = {
    json: {JSON: json},
    arrow: {'apache-arrow': arrow},
    'arrow-file': {'apache-arrow': arrow},
    jsonstat: {'jsonstat-toolkit': jsonstat},
};

async function main(jobs) {
    for (const {format, address, into} of jobs) {
        for (const [name, read] of Object.entries(READERS[format] ?? {})) {
            const result = await read(address).catch((error) => ({error: error.stack}));
            await writeFile(`${into}-${name}.json`, JSON.stringify(result));
        }
    }
}

if (process.argv.length < 3) {
    console.log(JSON.stringify(Object.fromEntries(
        Object.entries(READERS).map(([format, readers]) => [format, Object.keys(readers)]))));
} else {
    await main(JSON.parse(await readFile(process.argv[2], 'utf8')));
}
