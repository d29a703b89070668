#!/usr/bin/env python3
"""Agreement with the public suites of the rule language, which stay where they are: the folder is an argument.

    conformance.py patterns FOLDER    each T.sgrep beside a target T.ext, or in POLYGLOT/, is a pattern; a match
                                      must start on each line after one with `ERROR:` or `MATCH:`, and nowhere else
    conformance.py rules FOLDER...    each X.yaml beside a target X.ext is a rule file; the target's comments
                                      (`ruleid:`, `ok:`, ...) say of the line after them what must be found

Both run the program with `--compat` (`rules` with `--between-functions` without it) and read its JSON. With `--semgrep` the same inputs go to Semgrep too, and
where Semgrep itself misses the expectation the failure says so. Only Python's standard library is used.
"""

import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import common

# Folder of the pattern suite -> the language's key in rules.
KEYS = {"js": "javascript", "ts": "typescript"}
# Endings of targets in the rule suites.
SKIPPED = {".yaml", ".yml", ".sgrep", ".json5", ".md", ".txt", ".jsonnet", ".libsonnet", ".todo", ".fixed"}
EXPECTED = re.compile(r"(?:ERROR|MATCH):")
ANNOTATION = re.compile(r"\b(ruleid|ok|todoruleid|todook|deepruleid|deepok|proruleid|prook|deeptodook|tododeepruleid)\s*:\s*(?:deeptodoruleid\s*:\s*)?([\w.\-, \t]+)")


def options():
    parser = common.arguments(__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("mode", choices=["patterns", "rules"])
    parser.add_argument("folders", nargs="+", type=pathlib.Path, help="patterns: the suite's folder; rules: one or more")
    parser.add_argument("--language", action="append", help="only this folder of the pattern suite; may be repeated")
    parser.add_argument("--semgrep", type=pathlib.Path, help="a Semgrep to run on the same inputs")
    parser.add_argument("--failures", type=pathlib.Path, help="write the list of failures there as JSON")
    parser.add_argument("--between-functions", action="store_true", help="rules: without --compat, for suites that expect data to be followed between functions")
    parser.add_argument("--at-least", type=float, default=0.0, help="end with 1 where less than this percentage agrees")
    return parser.parse_args()


def ours(program, config, target, compat=True):
    """What we find: {(rule, file name): lines}, and {rule: message} of rules that do not work."""
    run = common.Run([program, "scan", *(["--compat"] if compat else []), "--config", str(config), "--format", "json", "--no-cache", str(target)], cwd=str(config.parent))
    try:
        report = json.loads(run.stdout)
    except ValueError:
        return {}, {"": run.stderr.decode(errors="replace")[-300:]}
    found = collections.defaultdict(set)
    for f in report["findings"]:
        found[f["rule"], pathlib.Path(f["path"]).name].add(f["start"]["line"])
    return found, {e.get("rule") or "": e["message"] for e in report["errors"]}


def semgreps(program, config, target):
    """The same of Semgrep."""
    command = [str(program), "scan", "--config", str(config), "--json", "--metrics", "off", "--disable-version-check", "--no-git-ignore", "--quiet", "--max-target-bytes", "0", str(target)]
    run = subprocess.run(command, cwd=config.parent, capture_output=True, check=False)
    try:
        report = json.loads(run.stdout)
    except ValueError:
        return {}, {"": run.stderr.decode(errors="replace")[-300:]}
    found = collections.defaultdict(set)
    for f in report["results"]:
        found[f["check_id"].rsplit(".", 1)[-1], pathlib.Path(f["path"]).name].add(f["start"]["line"])
    return found, {(e.get("rule_id") or "").rsplit(".", 1)[-1]: str(e.get("message", ""))[:200] for e in report["errors"]}


def why(message, found, wanted):
    """The kind of a failure."""
    if message and "does not parse" in message:
        return "pattern"
    if message and not found:
        return "error"
    if wanted - found and found - wanted:
        return "missed and extra"
    return "missed" if wanted - found else "extra"


def pairs(folder):
    """The (pattern, target) pairs of one language."""
    for target in sorted(p for p in folder.iterdir() if p.is_file() and p.suffix != ".sgrep" and "TODO" not in p.name):
        for at in (folder, folder.parent / "POLYGLOT"):
            pattern = at / f"{target.stem}.sgrep"
            if pattern.is_file():
                yield pattern, target
                break


def patterns(given, program):
    failures, table = [], {}
    root = given.folders[0].resolve()
    for folder in sorted(p for p in root.iterdir() if p.is_dir() and p.name not in ("POLYGLOT", "TEMPLATE")):
        if given.language and folder.name not in given.language:
            continue
        units = list(pairs(folder))
        if not units:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            work = pathlib.Path(scratch) / "work"
            (work / "targets").mkdir(parents=True)
            rules = []
            for number, (pattern, target) in enumerate(units):
                shutil.copy(target, work / "targets" / target.name)
                rules.append({
                    "id": f"r{number}", "languages": [KEYS.get(folder.name, folder.name)], "severity": "WARNING", "message": "m",
                    "pattern": pattern.read_text(errors="replace"), "paths": {"include": [target.name]},
                })
            config = work / "rules.yaml"
            config.write_text(json.dumps({"rules": rules}))
            found, problems = ours(program, config, work / "targets")
            theirs = semgreps(given.semgrep, config, work / "targets")[0] if given.semgrep else None
        row = table[folder.name] = collections.Counter(pairs=len(units))
        for number, (pattern, target) in enumerate(units):
            lines = target.read_text(errors="replace").split("\n")
            wanted = {n + 2 for n, line in enumerate(lines) if EXPECTED.search(line)}
            mine = found.get((f"r{number}", target.name), set())
            right = theirs is None or theirs.get((f"r{number}", target.name), set()) == wanted
            row["semgrep"] += right
            if mine == wanted:
                row["agree"] += 1
                continue
            kind = why(problems.get(f"r{number}"), mine, wanted)
            row[kind] += 1
            failures.append({
                "language": folder.name, "target": str(target), "pattern": str(pattern), "kind": kind, "missed": sorted(wanted - mine),
                "extra": sorted(mine - wanted), "message": problems.get(f"r{number}"), "semgrep-agrees": right if theirs is not None else None,
            })
    return table, failures


def annotations(text):
    """{line: [(kind, rule)]}: what is said of a line by the comments right above it."""
    said, pending = collections.defaultdict(list), []
    for number, line in enumerate(text.split("\n"), 1):
        here = [(m[1], rule) for m in ANNOTATION.finditer(line) for rule in re.split(r"[,\s]+", m[2].strip()) if rule.strip("-")]
        if here:
            pending += here
        elif pending:
            said[number] += pending
            pending = []
    return said


def rules(given, program):
    failures, table = [], {}
    for folder in given.folders:
        folder = folder.resolve()
        for config in sorted(p for p in folder.rglob("*.y*ml") if ".test." not in p.name and ".fixed." not in p.name):
            targets = [p for p in config.parent.glob(f"{config.stem}.*") if p != config and p.is_file() and p.suffix.lower() not in SKIPPED and ".fixed" not in p.name]
            targets += [p for p in config.parent.glob(f"{config.stem}.test.y*ml")]
            for target in targets:
                said = annotations(target.read_text(errors="replace"))
                if not said:
                    continue
                with tempfile.TemporaryDirectory() as scratch:
                    work = pathlib.Path(scratch) / "work"
                    work.mkdir()
                    shutil.copy(config, work / "rules.yaml")
                    name = target.name.replace(".test.y", ".y")
                    (work / "targets").mkdir()
                    shutil.copy(target, work / "targets" / name)
                    found, problems = ours(program, work / "rules.yaml", work / "targets" / name, not given.between_functions)
                    theirs = semgreps(given.semgrep, work / "rules.yaml", work / "targets" / name)[0] if given.semgrep else None
                kind_of_rule = "taint" if re.search(r"mode:\s*taint|^\s*taint:", config.read_text(errors="replace"), re.M) else "search"
                row = table.setdefault(f"{folder.name} {target.suffix.lstrip('.')} {kind_of_rule}", collections.Counter())
                for line, notes in sorted(said.items()):
                    for note, rule in notes:
                        if note not in ("ruleid", "ok"):
                            row["allowed to differ"] += 1
                            continue
                        wanted = note == "ruleid"
                        has = lambda results: any(line in lines and (r == rule or r.endswith("." + rule)) for (r, _), lines in results.items())
                        row["pairs"] += 1
                        right = theirs is None or has(theirs) == wanted
                        row["semgrep"] += right
                        if has(found) == wanted:
                            row["agree"] += 1
                            continue
                        message = next((m for r, m in problems.items() if r in ("", rule) or r.endswith("." + rule)), None)
                        kind = why(message, {line} if has(found) else set(), {line} if wanted else set())
                        row[kind] += 1
                        failures.append({
                            "language": target.suffix.lstrip("."), "mode": kind_of_rule, "target": str(target), "rule-file": str(config), "rule": rule,
                            "line": line, "kind": kind, "message": message, "semgrep-agrees": right if theirs is not None else None,
                        })
    return table, failures


def main():
    given = options()
    program = common.binary(given)
    table, failures = (patterns if given.mode == "patterns" else rules)(given, program)
    kinds = ["pattern", "error", "missed", "extra", "missed and extra"]
    print(f"{'':34}{'agree':>7}{'of':>7}{'%':>7}" + ("  semgrep" if given.semgrep else "") + "".join(f"{k:>18}" for k in kinds))
    total = collections.Counter()
    for name, row in list(table.items()) + [("all", total)]:
        share = 100 * row["agree"] / max(row["pairs"], 1)
        print(f"{name:34}{row['agree']:7}{row['pairs']:7}{share:7.1f}" + (f"{row['semgrep']:9}" if given.semgrep else "") + "".join(f"{row[k]:18}" for k in kinds))
        if name != "all":
            total.update(row)
    if given.failures:
        given.failures.write_text(json.dumps(failures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(table, indent=1))
    sys.exit(100 * total["agree"] / max(total["pairs"], 1) < given.at_least)


if __name__ == "__main__":
    main()
