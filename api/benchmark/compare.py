#!/usr/bin/env python3
"""Measures the service beside what its users would pick instead, in one run, and prints the ratios as a table.

  mvn -q -DskipTests package && api/benchmark/compare.py --rivals FOLDER --work FOLDER [--rows 10000000]

RIVALS is a folder with make_data.js, measure.py, python-rival and node-rival. WORK keeps what takes long to make: the
table, the warehouse with it, the rivals' packages. Needs python3 with venv, node with npm, wrk, curl and a JDK 25 in
JAVA_HOME or under /usr/lib/jvm; PostgreSQL 15 is measured where it is installed and the user is root.

Every ratio is of two numbers of this run: a shared machine makes both slow. Systems take turns in several rounds, so
that a slow minute meets all of them; of a download the quickest counts, of rates and starts the median. A ratio above
its bar is good.
"""
import argparse
import concurrent.futures
import glob
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = ("REF_AREA", "INDICATOR", "PORT", "DIRECTION", "MODE", "TRANSFORMATION")
COLUMNS = ("freq,ref_area,indicator,port,direction,mode,transformation,time_period,obs_value,unit_mult,decimals,"
           "obs_status,qualifier,published_on,source_id")
FLAGS = ["--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED",
         "--sun-misc-unsafe-memory-access=allow"]
# As the launcher starts the service.
LAUNCHER_FLAGS = ["-Xmx512m", "-XX:TrimNativeHeapInterval=10000"]


def java():
    homes = [os.environ.get("JAVA_HOME", "")] + sorted(glob.glob("/usr/lib/jvm/*"))
    for home in filter(None, homes):
        release = pathlib.Path(home, "release")
        if release.exists() and re.search(r'JAVA_VERSION="(2[5-9]|[3-9]\d)', release.read_text()):
            return home + "/bin/java"
    sys.exit("compare: no JDK 25 found; let JAVA_HOME name one.")


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


def say(text):
    print(f"# {time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


class Bench:
    def __init__(self, arguments):
        self.rows, self.rounds = arguments.rows, arguments.rounds
        self.repeat, self.seconds = arguments.repeat, arguments.seconds
        self.port = arguments.port
        self.asked = 0
        self.work = pathlib.Path(arguments.work).resolve()
        self.rivals = self.work / "rivals"
        self.data = self.work / "data"
        self.warehouse = self.work / f"warehouse-{self.rows}"
        self.python = self.work / "python" / "bin" / "python"
        self.source = pathlib.Path(arguments.rivals).resolve()
        self.java = java()

    # ---- what is made once ----------------------------------------------------------------------------------------
    def prepare(self):
        self.data.mkdir(parents=True, exist_ok=True)
        if not self.rivals.exists():
            say("installing the rivals")
            shutil.copytree(self.source, self.rivals)
            for path in [self.rivals, *self.rivals.rglob("*")]:
                path.chmod(path.stat().st_mode | 0o200)
            run(sys.executable, "-m", "venv", self.work / "python")
            run(self.python, "-m", "pip", "install", "-q", "-r", self.rivals / "python-rival" / "requirements.txt")
            run("npm", "install", "--silent", cwd=self.rivals / "node-rival")
        if not (self.data / f"keys-{self.rows}.csv").exists():
            say(f"making a table of {self.rows:,} rows")
            run("node", self.rivals / "make_data.js", self.rows, self.data,
                env={**os.environ, "NODE_PATH": str(self.rivals / "node-rival" / "node_modules")})
        if not (self.warehouse / "CURRENT").exists():
            say("publishing it as a dataset")
            class_path = self.work / "warehouse.classpath"
            run("mvn", "-q", "dependency:build-classpath", "-pl", "warehouse", "-Dmdep.includeScope=test",
                f"-Dmdep.outputFile={class_path}", cwd=ROOT)
            target = ROOT / "warehouse" / "target"
            run(self.java, *FLAGS, "-Xmx1g", "-cp",
                f"{target / 'classes'}:{target / 'test-classes'}:{class_path.read_text().strip()}",
                "org.steppe.warehouse.benchmark.PublishTable", self.data / f"obs-{self.rows}.csv", self.warehouse)

    # ---- the service ----------------------------------------------------------------------------------------------
    def serve(self, memory, flags=()):
        target = ROOT / "api" / "target"
        answers = self.work / f"answers-{self.port}"
        shutil.rmtree(answers, ignore_errors=True)
        self.began = time.perf_counter()
        return subprocess.Popen(
            [self.java, *FLAGS, *flags, *LAUNCHER_FLAGS, "-cp", f"{target / 'api.jar'}:{target / 'lib'}/*",
             "org.steppe.api.Application"],
            env={**os.environ, "STEPPE_PORT": str(self.port), "STEPPE_DATA": str(self.warehouse),
                 "STEPPE_ANSWERS_MEMORY": memory, "STEPPE_ANSWERS_FOLDER": str(answers)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def stop(process):
        process.terminate()
        process.wait(30)

    def root(self):
        return f"http://127.0.0.1:{self.port}"

    def address(self, query):
        return f"{self.root()}/v1/datasets/obs/observations?{query}"

    def series(self):
        return self.address("freq=M&" + "&".join(f"{key.lower()}={{{key}}}" for key in KEY)
                            + "&columns=time_period,obs_value,obs_status")

    def keys(self):
        with open(self.data / f"keys-{self.rows}.csv", encoding="utf-8") as file:
            return [dict(zip(KEY, line.strip().split(","))) for line in list(file)[1:]]

    def settle(self):
        time.sleep(10 + self.rows / 2e6)    # the index of series is made in the background
        self.warm()

    def await_first(self, process):
        while process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.root()}/v1/datasets", timeout=5) as answer:
                    answer.read()
                    return time.perf_counter() - self.began
            except OSError:
                time.sleep(0.005)
        sys.exit("compare: the service ended by itself.")

    # ---- what measure.py measures, for rivals and for us in one run ------------------------------------------------
    def beside(self):
        """All systems once a round, and the service once more after PostgreSQL, which is measured between rounds."""
        process = self.serve("0")
        self.await_first(process)
        self.settle()
        rounds, postgres = [], None
        for number in range(self.rounds):
            say(f"round {number + 1} of {self.rounds} (load {os.getloadavg()[0]:.1f})")
            out = self.work / f"measured-{self.rows}.json"
            run(self.python, self.rivals / "measure.py", "--rows", self.rows, "--data", self.data,
                "--systems", "limit,node,python", "--repeat", self.repeat, "--seconds", self.seconds,
                "--external", "steppe", "--series", self.series(),
                "--csv", self.address(f"format=csv&columns={COLUMNS}"),
                "--arrow", self.address(f"format=arrow&columns={COLUMNS}"), "--pid", process.pid, "--out", out,
                stdout=subprocess.DEVNULL, env={**os.environ, "PY": str(self.python)})
            measured = json.loads(out.read_text())
            measured["limit"] |= self.limits()
            measured["steppe"] |= {name: {"s": self.fetch(self.address(f"format={name}&columns={COLUMNS}"))}
                                   for name in ("ndjson", "parquet")}
            measured["steppe"] |= {f"bulk {name}": {"s": self.fetch(address)} for name, address in self.bulk_files()}
            rounds.append(measured)
            if number == self.rounds // 2:
                postgres = self.postgres()
        self.stop(process)
        return {name: together([measured[name] for measured in rounds])
                for name in ("limit", "node", "python", "steppe")}, postgres

    def warm(self):
        say("warming up")
        keys, series = self.keys(), self.series()
        until = time.time() + 20
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            while time.time() < until:
                list(pool.map(lambda key: urllib.request.urlopen(series.format(**key)).read(), keys[:400]))
        for _ in range(8):
            for name in ("arrow", "csv", "ndjson"):
                run("curl", "-sS", "-o", "/dev/null", self.address(f"format={name}"))

    def bulk_files(self):
        with urllib.request.urlopen(f"{self.root()}/v1/datasets/obs/files") as answer:
            return [(file["format"], self.root() + file["address"]) for file in json.load(answer)["files"]]

    def fetch(self, address):
        """Seconds of the best of several downloads; a Parquet answer is asked with another limit each time, so that
        none of them is one that was kept."""
        best = 1e9
        for _ in range(self.repeat):
            self.asked += 1
            fresh = f"&limit={self.rows + self.asked}" if "format=parquet" in address else ""
            out = subprocess.run(["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code} %{time_total}", address + fresh],
                                 capture_output=True, text=True, check=True).stdout.split()
            if out[0] != "200":
                return None
            best = min(best, float(out[1]))
        return best

    def limits(self):
        """What DuckDB does in one process for the formats that measure.py has no limit of."""
        code = """
import duckdb, json, sys, time
c = duckdb.connect(sys.argv[1], read_only=True); c.execute('SET enable_progress_bar=false')
jobs = {'json': "COPY obs TO '/dev/null' (FORMAT json)",
        'parquet': "COPY obs TO '" + sys.argv[2] + "' (FORMAT parquet, COMPRESSION zstd)"}
best = {}
for name, sql in jobs.items():
    for _ in range(int(sys.argv[3])):
        t = time.perf_counter(); c.execute(sql); best[name] = min(best.get(name, 1e9), time.perf_counter() - t)
print(json.dumps(best))
"""
        out = run(self.python, "-c", code, self.data / f"obs-{self.rows}.duckdb", self.work / "limit.parquet",
                  self.repeat, capture_output=True, text=True).stdout
        return {name: {"s": seconds} for name, seconds in json.loads(out).items()}

    # ---- answers from memory, memory, start ------------------------------------------------------------------------
    def wrk(self, connections, keys):
        paths = self.work / "paths.txt"
        series = self.series().removeprefix(self.root())
        paths.write_text("".join(series.format(**key) + "\n" for key in keys))
        out = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{self.seconds}s", "-s", self.rivals / "wrk_paths.lua", self.root()],
            env={**os.environ, "PATHS": str(paths)}, capture_output=True, text=True, check=True).stdout
        return json.loads(out.split("JSON ", 1)[1].splitlines()[0])

    def cached(self):
        process = self.serve("64MB")
        self.await_first(process)
        time.sleep(5)
        rates = [self.wrk(64, self.keys()[:1]) for _ in range(8)]
        memory = self.memory(process)
        self.stop(process)
        return together([{"series": rate} for rate in rates[5:]])["series"], memory    # the others warm up

    def memory(self, process):
        """The most resident memory while eight clients export everything, round after round."""
        say("eight clients export everything")
        formats = ["arrow", "csv", "json", "ndjson"] * 2
        peaks = []
        for _ in range(4):
            clients = [subprocess.Popen(["curl", "-sS", "-o", "/dev/null", self.address(f"format={name}")])
                       for name in formats]
            peak = 0
            while any(client.poll() is None for client in clients):
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                peak = max(peak, int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024)
                time.sleep(0.1)
            peaks.append(round(peak))
        return peaks

    def starts(self):
        cache = self.work / "service.aot"
        cache.unlink(missing_ok=True)
        process = self.serve("64MB", [f"-XX:AOTCacheOutput={cache}"])
        self.await_first(process)
        self.stop(process)
        times = []
        for _ in range(5):
            process = self.serve("64MB", [f"-XX:AOTCache={cache}"])
            times.append(self.await_first(process))
            self.stop(process)
        return statistics.median(times)

    def postgres(self):
        if os.geteuid() != 0 or not glob.glob("/usr/lib/postgresql/15/bin/pgbench"):
            return None
        say("PostgreSQL")
        out = subprocess.run(["bash", str(self.rivals / "pg_bound.sh"), str(self.data), str(self.rows)],
                             capture_output=True, text=True, check=False).stdout
        rates = [float(rate) for rate in re.findall(r"tps = ([\d.]+)", out)]
        return max(rates) if rates else None


def together(rounds):
    """One value for each thing that was measured in several rounds."""
    result = {}
    for name in rounds[0]:
        values = [measured[name] for measured in rounds]
        if isinstance(values[0], dict) and "rps" in values[0]:
            result[name] = sorted(values, key=lambda value: value["rps"])[len(values) // 2]
        elif isinstance(values[0], dict) and values[0]["s"]:
            result[name] = min(values, key=lambda value: value["s"])
        elif isinstance(values[0], (int, float)):
            result[name] = statistics.median(values)
    return result


def best(system, kind):
    """The quickest of a system's variants of one bulk format, in seconds."""
    return min(run["s"] for name, run in system.items() if name.startswith(kind) and isinstance(run, dict))


def table(result, rows):
    """Lines of operation, ours, theirs, ratio, bar. Ratios are rates: above the bar is good."""
    measured = result["measured"]
    ours, node, python, limit = (measured[name] for name in ("steppe", "node", "python", "limit"))
    lines = []

    def rate(operation, mine, theirs, other, bar):
        if mine and theirs:
            ratio = theirs / mine
            lines.append((operation, f"{rows / mine / 1e6:.1f} M rows/s", f"{rows / theirs / 1e6:.1f} {other}",
                          f"{ratio:.2f}", f"{bar}"))

    csv_limit = min(limit["COPY csv to /dev/null"]["s"], limit["COPY csv to file"]["s"])
    rate("Arrow over HTTP, computed", best(ours, "arrow"), best(python, "arrow"), "FastAPI", 1.3)
    rate("Arrow over HTTP, computed", best(ours, "arrow"), limit["arrow batches, read only"]["s"], "DuckDB in process", 0.75)
    rate("Arrow, bulk file", ours["bulk arrow"]["s"], best(python, "arrow"), "FastAPI", 2)
    rate("Parquet, bulk file", ours["bulk parquet"]["s"], best(python, "arrow"), "FastAPI (Arrow)", 2)
    rate("CSV", best(ours, "csv"), best(python, "csv"), "FastAPI", 2)
    rate("CSV", best(ours, "csv"), csv_limit, "COPY", 2)
    rate("NDJSON", ours["ndjson"]["s"], limit["json"]["s"], "COPY", 2)
    rate("Parquet, computed", ours["parquet"]["s"], limit["parquet"]["s"], "COPY", 0.8)
    series, theirs = ours["series c16"], node["series c16"]
    lines.append(("one series, every key different", f"{series['rps']:.0f}/s", f"{theirs['rps']:.0f} Fastify",
                  f"{series['rps'] / theirs['rps']:.2f}", "3"))
    lines.append(("its 99th percentile", f"{series['p99_ms']} ms", f"{theirs['p99_ms']} ms Fastify",
                  f"{theirs['p99_ms'] / series['p99_ms']:.2f}", "1"))
    if result["postgres"]:
        lines.append(("one series, every key different", f"{series['rps']:.0f}/s", f"{result['postgres']:.0f} PostgreSQL",
                      f"{series['rps'] / result['postgres']:.2f}", "1.3"))
    hot = result["cached"]
    lines.append(("one series, asked before", f"{hot['rps']:.0f}/s", f"{theirs['rps']:.0f} Fastify",
                  f"{hot['rps'] / theirs['rps']:.2f}", "10"))
    lines.append(("its 99th percentile, 64 connections", f"{hot['p99_ms']} ms", "", "", "10 ms"))
    lines.append(("first byte of a stream, warm", f"{ours['arrow']['first_byte_ms']} ms", "", "", "100 ms"))
    lines.append(("eight clients export everything, rounds", " ".join(map(str, result["memory"])) + " MB", "", "", "1000 MB"))
    lines.append(("start to first answer", f"{result['start']:.2f} s", f"{python['startup_s']:.2f} s FastAPI", "", "1.2 s"))
    return lines


def arguments(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rivals", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--port", type=int, default=8190)
    return parser


def main():
    bench = Bench(arguments(__doc__).parse_args())
    bench.prepare()
    measured, postgres = bench.beside()
    result = {"measured": measured, "postgres": postgres}
    result["cached"], result["memory"] = bench.cached()
    result["start"] = bench.starts()
    (bench.work / f"result-{bench.rows}.json").write_text(json.dumps(result, indent=1))
    print("| operation | Steppe | beside it | ratio | bar |\n| --- | --- | --- | --- | --- |")
    for line in table(result, bench.rows):
        print("| " + " | ".join(line) + " |")


if __name__ == "__main__":
    main()
