#!/usr/bin/env python3
"""Measures the service over a small and a large table in turns, and prints how much of its speed the large one keeps.

  api/benchmark/scale.py --rivals FOLDER --work FOLDER [--rows 10000000] [--large 50000000]

Arguments and needs are those of compare.py. Two services run at once and take turns in several rounds; of a download
the quickest counts, of the time for a series the median.
"""
import argparse
import statistics

from compare import COLUMNS, Bench, arguments, say, together

FORMATS = ("arrow", "csv", "ndjson", "parquet")
WARMING, TURNS = 4, 8


def download(bench):
    downloads = {name: {"s": bench.fetch(bench.address(f"format={name}&columns={COLUMNS}"))} for name in FORMATS}
    files = {f"bulk {name}": {"s": bench.fetch(address)} for name, address in bench.bulk_files()}
    return downloads | files


def series(benches):
    """Milliseconds for one series with 16 at a time: a median for each service, in turns once they are warm."""
    times = [[bench.wrk(16, bench.keys())["p50_ms"] for bench in benches] for _ in range(WARMING + TURNS)]
    return [statistics.median(of_one) for of_one in zip(*times[WARMING:])]


def main():
    parser = arguments(__doc__)
    parser.add_argument("--large", type=int, default=50_000_000)
    given = parser.parse_args()
    small = Bench(given)
    large = Bench(argparse.Namespace(**{**vars(given), "rows": given.large, "port": given.port + 1}))
    services = []
    for bench in (small, large):
        bench.prepare()
        services.append(bench.serve("0"))
        bench.await_first(services[-1])
    for bench in (small, large):
        bench.settle()
    rounds = []
    for number in range(given.rounds):
        say(f"round {number + 1} of {given.rounds}")
        rounds.append([download(small), download(large)])
    medians = series((small, large))
    for bench, service in zip((small, large), services):
        bench.stop(service)
    little, much = (together(list(measured)) for measured in zip(*rounds))
    print(f"| operation | {small.rows:,} | {large.rows:,} | ratio |\n| --- | --- | --- | --- |")
    for name in little:
        rates = [bench.rows / measured[name]["s"] / 1e6 for bench, measured in ((small, little), (large, much))]
        print(f"| {name} | {rates[0]:.1f} M rows/s | {rates[1]:.1f} M rows/s | {rates[1] / rates[0]:.2f} |")
    print(f"| one series, 16 at a time | {medians[0]:.2f} ms | {medians[1]:.2f} ms | {medians[1] / medians[0]:.2f} |")


if __name__ == "__main__":
    main()
