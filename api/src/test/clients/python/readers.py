"""Reads answers of the service with libraries that know nothing of it.

    readers.py              prints the readers of each format, as JSON
    readers.py jobs.json    reads the address of each job with every reader of its format

A job is {"format": ..., "address": ..., "into": ...}; a format may be followed by further parameters of the address. A
table, or the error that a reader raised, is written to the file INTO-READER.json. A table has its columns, its rows, and the type of each column where the format has types.
"""

import csv
import io
import json
import sys
import traceback
import urllib.request
from datetime import date

import pandas
import polars
import pyarrow
import pyarrow.ipc

# Formats of plain text have no types: their readers are told which columns are numbers.
INTEGERS = ["unit_mult", "decimals"]
NUMBERS = ["obs_value"]


def fetch(address):
    with urllib.request.urlopen(address, timeout=60) as response:
        return response.read()


def table(columns, rows, types=None):
    plain = [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows]
    return {"columns": list(columns), "rows": plain, "types": types}


# A reader a function: from an address to a table.


def json_module(address):
    return objects(json.loads(fetch(address))["observations"])


def json_lines(address):
    return objects([json.loads(line) for line in fetch(address).decode("utf-8").split("\n") if line])


def objects(observations):
    columns = list(dict.fromkeys(name for observation in observations for name in observation))
    return table(columns, [[observation.get(name) for name in columns] for observation in observations])


def csv_module(delimiter):
    def read(address):
        text = io.StringIO(fetch(address).decode("utf-8"), newline="")
        columns, *rows = csv.reader(text, delimiter=delimiter, strict=True)
        return table(columns, [[typed(name, cell) for name, cell in zip(columns, row, strict=True)] for row in rows])

    return read


def typed(name, cell):
    if cell == "":
        return None
    return int(cell) if name in INTEGERS else float(cell) if name in NUMBERS else cell


def pandas_csv(delimiter):
    def read(address):
        columns = pandas.read_csv(address, sep=delimiter, nrows=0).columns
        types = {name: "Int64" if name in INTEGERS else "float64" if name in NUMBERS else "str" for name in columns}
        frame = pandas.read_csv(
            address,
            sep=delimiter,
            dtype=types,
            keep_default_na=False,
            na_values=[""],
        )
        cells = frame.astype(object).where(frame.notna(), None)
        return table(frame.columns, cells.values.tolist())

    return read


def polars_csv(delimiter):
    def read(address):
        text = fetch(address)
        columns = polars.read_csv(text, separator=delimiter, n_rows=0).columns
        types = {
            name: polars.Int64 if name in INTEGERS else polars.Float64 if name in NUMBERS else polars.String
            for name in columns
        }
        return table(columns, polars.read_csv(text, separator=delimiter, schema=types).rows())

    return read


def polars_ndjson(address):
    frame = polars.read_ndjson(fetch(address), infer_schema_length=None)
    return table(frame.columns, frame.rows())


def pyarrow_table(open_table):
    def read(address):
        read_table = open_table(fetch(address))
        read_table.validate(full=True)
        rows = zip(*(column.to_pylist() for column in read_table.columns), strict=True)
        return table(read_table.column_names, rows, {field.name: arrow_type(field.type) for field in read_table.schema})

    return read


def arrow_type(kind):
    if pyarrow.types.is_dictionary(kind):
        return arrow_type(kind.value_type)
    if pyarrow.types.is_string(kind):
        return "text"
    return {"double": "number", "int32": "integer", "date32[day]": "date"}.get(str(kind), str(kind))


def polars_table(open_frame):
    def read(address):
        frame = open_frame(io.BytesIO(fetch(address)))
        return table(frame.columns, frame.rows(), {name: polars_type(kind) for name, kind in frame.schema.items()})

    return read


def polars_type(kind):
    if kind in (polars.Categorical, polars.Enum):
        return "text"
    names = {polars.String: "text", polars.Float64: "number", polars.Int32: "integer", polars.Date: "date"}
    return names.get(kind, str(kind))


ARROW_STREAM = {
    "pyarrow": pyarrow_table(lambda body: pyarrow.ipc.open_stream(body).read_all()),
    "polars": polars_table(polars.read_ipc_stream),
}
ARROW_FILE = {
    "pyarrow": pyarrow_table(lambda body: pyarrow.ipc.open_file(body).read_all()),
    "polars": polars_table(polars.read_ipc),
}

READERS = {
    "json": {"json": json_module},
    "ndjson": {"json": json_lines, "polars": polars_ndjson},
    "csv": {"csv": csv_module(","), "pandas": pandas_csv(","), "polars": polars_csv(",")},
    "tsv": {"csv": csv_module("\t"), "pandas": pandas_csv("\t"), "polars": polars_csv("\t")},
    "arrow": ARROW_STREAM,
    "arrow&codecs=zstd": ARROW_STREAM,
    "arrow&codecs=lz4": ARROW_STREAM,
    "arrow-file": ARROW_FILE,
    "arrow-file&codecs=zstd": ARROW_FILE,
    "arrow-file&codecs=lz4": ARROW_FILE,
}


def main(jobs):
    for job in jobs:
        for name, read in READERS.get(job["format"], {}).items():
            try:
                result = read(job["address"])
            except Exception:
                result = {"error": traceback.format_exc()}
            with open(f"{job['into']}-{name}.json", "w", encoding="utf-8") as file:
                json.dump(result, file, ensure_ascii=False, allow_nan=False)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        print(json.dumps({name: list(readers) for name, readers in READERS.items()}))
    else:
        with open(sys.argv[1], encoding="utf-8") as file:
            main(json.load(file))
