#!/usr/bin/env python3
"""Our engine and Semgrep on Django's source distribution with the same 100 rules: time, memory, results."""

import json
import os
import pathlib
import shutil
import sys

import common

RULES = common.HERE / "rules" / "python"
EXPLAINED = common.HERE / "differences.json"


def ours(program, target, jobs, cache):
    env = dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(cache))
    command = [program, "scan", str(target), "--config", str(RULES), "--no-cache", "--jobs", str(jobs), "--format", "json", "--fail-on", "none", "--compat", "--quiet"]
    run = common.Run(command, cwd=target, env=env)
    if run.code not in (0, 4):
        sys.exit(f"{' '.join(command)}\nended with {run.code}: {run.stderr.decode()[-2000:]}")
    report = json.loads(run.stdout)
    found = {(f["rule"].rsplit(".", 1)[-1], relative(f["path"], target), f["start"]["line"]) for f in report["findings"]}
    return run, found, report


def peer(program, target, jobs):
    env = dict(os.environ, PATH=f"{pathlib.Path(program).parent}{os.pathsep}{os.environ['PATH']}", SEMGREP_SEND_METRICS="off")
    command = [
        program, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--quiet", "--jobs", str(jobs),
        "--max-target-bytes", "1000000", "--timeout", "0", "--config", str(RULES), "--json", str(target),
    ]
    run = common.Run(command, cwd=target, env=env)
    if run.code not in (0, 1):
        sys.exit(f"semgrep ended with {run.code}: {run.stderr.decode()[-2000:]}")
    report = json.loads(run.stdout)
    found = {(r["check_id"].rsplit(".", 1)[-1], relative(r["path"], target), r["start"]["line"]) for r in report["results"]}
    return run, found, report


def relative(path, target):
    return os.path.relpath(os.path.join(target, path), target).replace(os.sep, "/")


def prepared(source, folder):
    """A copy without ignore files, so that both engines see every file."""
    target = pathlib.Path(folder) / "target"
    shutil.copytree(source, target, symlinks=True)
    for path in list(target.rglob(".gitignore")) + list(target.rglob(".semgrepignore")):
        path.unlink()
    # An empty file switches Semgrep's built-in list of ignored folders (tests and others) off.
    (target / ".semgrepignore").touch()
    return target


def generated(folder):
    target = pathlib.Path(folder) / "target"
    for i in range(12):
        path = target / f"pkg{i % 3}" / f"module_{i}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(common.python_code(i, 400))
    return target


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--semgrep", type=pathlib.Path, help="Semgrep's program; installed through pip where absent")
    parser.add_argument("--corpus", type=pathlib.Path, help="an unpacked source distribution of Django; downloaded through pip where absent")
    parser.add_argument("--jobs", type=int, default=2, help="threads of ours, processes of Semgrep")
    parser.add_argument("--repeat", type=int, default=3, help="runs of ours, of which the median counts")
    parser.add_argument("--peer-repeat", type=int, default=1, help="runs of Semgrep, of which the fastest counts")
    parser.add_argument("--show", type=int, default=20, help="differences to print")
    options = parser.parse_args()
    program = common.binary(options)
    report = common.Report("scan: 100 Python rules, caches off", options)
    with common.temporary() as folder:
        target = generated(folder) if options.smoke else prepared(common.corpus(options.corpus), folder)
        runs = []
        for _ in range(2 if options.smoke else options.repeat):
            common.note("scanning with quantumlayer")
            run, found, ours_report = ours(program, target, options.jobs, pathlib.Path(folder) / "cache")
            runs.append(run)
        files = [p for p in target.rglob("*.py") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        seconds, memory = common.median([r.seconds for r in runs]), max(r.memory for r in runs)
        stats = ours_report["stats"]
        report.figure("rules", stats["rules"], bar="100", ok=stats["rules"] == 100)
        report.figure("python files", len(files))
        report.figure("python megabytes", size / 1e6, "MB")
        survived = stats.get("parsed-bytes", 0) / max(1, size)
        matching = len({rule for rule, _, _ in found})
        report.figure("bytes past the prefilter", 100 * survived, "%", "at least 60", survived >= 0.6)
        report.figure("rules that match", matching, bar=None if options.smoke else "at least 60", ok=None if options.smoke else matching >= 60)
        report.figure("(rule, file, line)", len(found), ok=bool(found))
        report.figure("quantumlayer", seconds, "s")
        report.figure("quantumlayer, peak memory of the tree", memory, "MB")
        if options.smoke:
            again = ours(program, target, 1, pathlib.Path(folder) / "cache")[1]
            report.figure("same with one job", again == found, ok=again == found)
            report.finish()
        program = common.semgrep(options.semgrep)
        rivals = []
        for _ in range(options.peer_repeat):
            common.note("scanning with semgrep")
            rival, theirs, their_report = peer(program, target, options.jobs)
            rivals.append(rival)
        rival_seconds, rival_memory = min(r.seconds for r in rivals), min(r.memory for r in rivals)
        report.figure(f"semgrep {their_report.get('version', '')}", rival_seconds, "s")
        report.figure("semgrep, peak memory of the tree", rival_memory, "MB")
        report.figure("times faster", rival_seconds / seconds, "x", "at least 15", rival_seconds / seconds >= 15)
        report.figure("share of its memory", memory / rival_memory, "", "at most 0.5", memory / rival_memory <= 0.5)
        explained = {(d["rule"], d["path"], d["line"]): d["why"] for d in json.loads(EXPLAINED.read_text())}
        extra, missing = sorted(found - theirs), sorted(theirs - found)
        unexplained = [d for d in extra + missing if d not in explained]
        report.figure("only quantumlayer", len(extra))
        report.figure("only semgrep", len(missing))
        report.figure("differences without an explanation", len(unexplained), bar="0", ok=not unexplained)
        report.extra["differences"] = [{"only": who, "rule": r, "path": p, "line": n, "why": explained.get((r, p, n))} for who, ds in (("quantumlayer", extra), ("semgrep", missing)) for r, p, n in ds]
        for d in report.extra["differences"][: options.show]:
            common.note(f"only {d['only']}: {d['rule']} {d['path']}:{d['line']}" + (f" ({d['why']})" if d["why"] else ""))
        report.finish()


if __name__ == "__main__":
    main()
