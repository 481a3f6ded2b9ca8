"""Reads a Parquet file where it lies, at its address, and of it only what is asked for.

    in_place.py READER ADDRESS INDICATOR    prints, as JSON, periods and values of an indicator
"""

import json
import pathlib
import sys

import duckdb
import duckdb_extension_httpfs
import fsspec
import polars
import pyarrow.compute
import pyarrow.parquet

COLUMNS = ["time_period", "obs_value"]


def with_duckdb(address, indicator):
    connection = duckdb.connect()
    # The extension as a package brings it, instead of a download.
    [extension] = pathlib.Path(duckdb_extension_httpfs.__file__).parent.rglob("httpfs.duckdb_extension")
    connection.load_extension(str(extension))
    return connection.execute(
        "select time_period, obs_value from read_parquet(?) where indicator = ?", [address, indicator]
    ).fetchall()


def with_polars(address, indicator):
    frame = polars.scan_parquet(address, glob=False)
    return frame.filter(polars.col("indicator") == indicator).select(COLUMNS).collect().rows()


def with_pyarrow(address, indicator):
    with fsspec.open(address, block_size=1 << 16, cache_type="bytes") as file:
        table = pyarrow.parquet.read_table(
            file, columns=COLUMNS, filters=pyarrow.compute.field("indicator") == indicator, pre_buffer=False
        )
    return list(zip(*table.to_pydict().values()))


READERS = {"duckdb": with_duckdb, "polars": with_polars, "pyarrow": with_pyarrow}

if __name__ == "__main__":
    reader, address, indicator = sys.argv[1:]
    print(json.dumps(READERS[reader](address, indicator)))
