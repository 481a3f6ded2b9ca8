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
import tempfile
import traceback
import urllib.request
from datetime import date, datetime

import duckdb
import openpyxl
import pandas
import polars
import pyarrow
import pyarrow.ipc
import pyarrow.parquet
import python_calamine

# Formats of plain text have no types: their readers are told which columns are numbers.
INTEGERS = ["unit_mult", "decimals", "UNIT_MULT", "DECIMALS"]
NUMBERS = ["obs_value", "OBS_VALUE"]


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
        frame = pandas.read_csv(address, sep=delimiter, dtype=types, keep_default_na=False, na_values=[""])
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


def pandas_parquet(address):
    frame = pandas.read_parquet(io.BytesIO(fetch(address)), dtype_backend="pyarrow")
    cells = frame.astype(object).where(frame.notna(), None)
    types = {name: arrow_type(kind.pyarrow_dtype) for name, kind in frame.dtypes.items()}
    return table(frame.columns, cells.values.tolist(), types)


def duckdb_parquet(address):
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(fetch(address))
        file.flush()
        result = duckdb.sql(f"from '{file.name}'")
        names = {"VARCHAR": "text", "DOUBLE": "number", "INTEGER": "integer", "DATE": "date"}
        types = {name: names.get(str(kind), str(kind)) for name, kind in zip(result.columns, result.types)}
        return table(result.columns, result.fetchall(), types)


def sdmx_csv(read_csv):
    """Columns are named by component, after those that name the dataset and what is to be done."""

    def read(address):
        read_table = read_csv(address)
        columns = read_table["columns"]
        assert columns[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"], columns
        return table([name.lower() for name in columns[3:]], [row[3:] for row in read_table["rows"]])

    return read


def sdmx_json(address):
    """A flat data message; components with values are given by their number among these."""
    data = json.loads(fetch(address))["data"]
    [structure] = data["structures"]
    dimensions = structure["dimensions"]["observation"]
    others = structure["measures"]["observation"] + structure["attributes"]["observation"]

    def cell(component, content):
        if content is None or "values" not in component:
            return content
        value = component["values"][int(content)]
        return value.get("id", value.get("value"))

    rows = [
        [cell(*pair) for pair in zip(dimensions, key.split(":"), strict=True)]
        + [cell(*pair) for pair in zip(others, contents, strict=True)]
        for key, contents in data["dataSets"][0]["observations"].items()
    ]
    return table([component["id"].lower() for component in dimensions + others], rows)


def spreadsheet(open_rows):
    def read(address):
        columns, *rows = open_rows(io.BytesIO(fetch(address)))
        rows = [[sheet_cell(name, cell) for name, cell in zip(columns, row, strict=True)] for row in rows]
        kinds = {str: "text", date: "date", float: "number", int: "integer"}
        types = {name: kinds[type(cell)] for row in rows for name, cell in zip(columns, row) if cell is not None}
        return table(columns, rows, types)

    return read


def sheet_cell(name, cell):
    """Spreadsheets have one kind of number, and days as points of time."""
    if isinstance(cell, (int, float)):
        return int(cell) if name in INTEGERS and cell == int(cell) else float(cell)
    return cell.date() if isinstance(cell, datetime) else None if cell == "" else cell


def openpyxl_rows(file):
    return list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))


def calamine_rows(file):
    return python_calamine.load_workbook(file).get_sheet_by_index(0).to_python()


ARROW_STREAM = {
    "pyarrow": pyarrow_table(lambda body: pyarrow.ipc.open_stream(body).read_all()),
    "polars": polars_table(polars.read_ipc_stream),
}
ARROW_FILE = {
    "pyarrow": pyarrow_table(lambda body: pyarrow.ipc.open_file(body).read_all()),
    "polars": polars_table(polars.read_ipc),
}

PARQUET = {
    "pyarrow": pyarrow_table(lambda body: pyarrow.parquet.read_table(io.BytesIO(body))),
    "polars": polars_table(polars.read_parquet),
    "pandas": pandas_parquet,
    "duckdb": duckdb_parquet,
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
    "sdmx-csv": {
        "csv": sdmx_csv(csv_module(",")),
        "pandas": sdmx_csv(pandas_csv(",")),
        "polars": sdmx_csv(polars_csv(",")),
    },
    "sdmx-json": {"json": sdmx_json},
    "parquet": PARQUET,
    "xlsx": {"openpyxl": spreadsheet(openpyxl_rows), "calamine": spreadsheet(calamine_rows)},
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
