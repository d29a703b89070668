#!/usr/bin/env python3
"""What has been seen costs little: a second scan in a new process, and the first answer over MCP."""

import json
import os
import pathlib
import subprocess
import sys
import time

import common
import scan


def timed(program, target, cache, jobs):
    env = dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(cache))
    run = common.Run([program, "scan", str(target), "--jobs", str(jobs), "--format", "json", "--fail-on", "none", "--quiet"], cwd=target, env=env)
    if run.code not in (0, 4):
        sys.exit(f"scan ended with {run.code}: {run.stderr.decode()[-2000:]}")
    report = json.loads(run.stdout)
    prints = sorted((f["rule"], f["path"], f["start"]["offset"], f["fingerprint"]) for f in report["findings"])
    return run, prints, report


def first_answer(program, root, cache):
    """Milliseconds from the start of the process to its answer to `initialize`, and to a tool's."""
    env = dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(cache))
    started = time.perf_counter()
    process = subprocess.Popen([program, "mcp", "--root", str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, cwd=root)

    def ask(message):
        process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        process.stdin.flush()

    def answer(number):
        while True:
            line = process.stdout.readline()
            if not line:
                sys.exit("the MCP server ended without an answer")
            message = json.loads(line)
            if message.get("id") == number and "method" not in message:
                return message, (time.perf_counter() - started) * 1000

    ask({"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "bench", "version": "1"}}})
    message, first = answer(1)
    if "result" not in message:
        sys.exit(f"initialize failed: {message}")
    ask({"method": "notifications/initialized"})
    ask({"id": 2, "method": "tools/call", "params": {"name": "qsecure_scan", "arguments": {"snippet": "import os\nos.system(\"ls \" + input())\n", "language": "python"}}})
    message, found = answer(2)
    if message.get("result", {}).get("isError") or "result" not in message:
        sys.exit(f"qsecure_scan failed: {message}")
    process.stdin.close()
    process.wait(timeout=10)
    return first, found


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, help="an unpacked source distribution of Django; downloaded through pip where absent")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3, help="pairs of scans, of which the median counts")
    parser.add_argument("--starts", type=int, default=20, help="starts of the MCP server, of which the median counts")
    options = parser.parse_args()
    program = common.binary(options)
    report = common.Report("rescan: a second scan, and the first MCP answer", options)
    strict = not options.smoke
    with common.temporary() as folder:
        target = scan.generated(folder) if options.smoke else scan.prepared(common.corpus(options.corpus), folder)
        cold, warm, same, cached = [], [], True, 0
        for i in range(1 if options.smoke else options.repeat):
            cache = pathlib.Path(folder) / f"cache{i}"
            first, before, _ = timed(program, target, cache, options.jobs)
            second, after, stats = timed(program, target, cache, options.jobs)
            cold.append(first.seconds)
            warm.append(second.seconds)
            same &= before == after
            cached = stats["stats"]["cached"]
        a, b = common.median(cold), common.median(warm)
        report.figure("first scan, all built-in rules", a, "s")
        report.figure("second scan, nothing changed", b, "s")
        report.figure("files from the cache", cached)
        report.figure("same findings", same, bar="yes", ok=same)
        report.figure("times faster", a / b, "x", "at least 10", a / b >= 10 if strict else None)
        root = pathlib.Path(folder) / "root"
        root.mkdir()
        (root / "app.py").write_text("import os\nos.system(\"ls \" + input())\n")
        answers = [first_answer(program, root, pathlib.Path(folder) / "cache0") for _ in range(3 if options.smoke else options.starts)]
        first = common.median([x for x, _ in answers])
        report.figure("start to the first MCP answer, median", first, "ms", "under 60", first < 60 if strict else None)
        report.figure("start to the first MCP answer, slowest", max(x for x, _ in answers), "ms")
        report.figure("start to the first scanned snippet, median", common.median([x for _, x in answers]), "ms")
    report.finish()


if __name__ == "__main__":
    main()
