#!/usr/bin/env python3
"""The rule engine's speed: against Semgrep by language and mode, against the bare parse, and by size of tree and number of rules."""

import collections
import json
import math
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys

import common
from dialects import DIALECTS, get, walk
from differential import SPECIAL, Case, Code, Names, Rules, skeleton

RULES = common.HERE / "rules" / "speed"
PACKS = common.ROOT / "rules"
ENDINGS = {"python": (".py",), "javascript": (".js", ".jsx", ".mjs", ".cjs"), "java": (".java",), "go": (".go",)}
LARGEST = 1_000_000


def measured(command, **kind):
    """A run, with the processor seconds of all its processes as `processor`."""
    def spent():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = spent()
    run = common.Run(command, **kind)
    run.processor = spent() - before
    return run


def ours(program, target, rules, jobs, folder):
    """A run of ours, what it found, and its report."""
    command = [program, "scan", str(target), "--config", str(rules), "--no-cache", "--jobs", str(jobs), "--format", "json", "--fail-on", "none", "--compat", "--quiet"]
    run = measured(command, cwd=target, env=dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(pathlib.Path(folder) / "cache")))
    if run.code == 2 and b"no rule was loaded" in run.stderr:
        return run, set(), {"stats": {"rules": 0}, "errors": []}
    if run.code not in (0, 4):
        sys.exit(f"{' '.join(command)}\nended with {run.code}: {run.stderr.decode()[-2000:]}")
    report = json.loads(run.stdout)
    return run, {(f["rule"].rsplit(".", 1)[-1], relative(f["path"], target), f["start"]["line"]) for f in report["findings"]}, report


def peer(program, target, rules, jobs):
    """The same of Semgrep."""
    env = dict(os.environ, PATH=f"{pathlib.Path(program).parent}{os.pathsep}{os.environ['PATH']}", SEMGREP_SEND_METRICS="off", SEMGREP_ENABLE_VERSION_CHECK="0")
    command = [
        program, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--quiet", "--jobs", str(jobs),
        "--max-target-bytes", str(LARGEST), "--timeout", "0", "--config", str(rules), "--json", str(target),
    ]
    run = measured(command, cwd=target, env=env)
    if run.code not in (0, 1, 2):
        sys.exit(f"semgrep ended with {run.code}: {run.stderr.decode()[-2000:]}")
    report = json.loads(run.stdout)
    return run, {(r["check_id"].rsplit(".", 1)[-1], relative(r["path"], target), r["start"]["line"]) for r in report["results"]}, report


def relative(path, target):
    return os.path.relpath(os.path.join(target, path), target).replace(os.sep, "/")


def sources(folder, language):
    """The language's files of a corpus, without those that both engines leave out for their size."""
    found = [p for p in sorted(pathlib.Path(folder).rglob("*")) if p.suffix in ENDINGS[language] and p.is_file() and not p.is_symlink()]
    return [p for p in found if 0 < p.stat().st_size < LARGEST]


def laid(files, source, target):
    """A copy of these files alone, where no ignore file hides one."""
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    # An empty file switches Semgrep's built-in list of ignored folders (tests and others) off.
    target.mkdir(parents=True, exist_ok=True)
    (target / ".semgrepignore").touch()
    return target


def sized(files, source, target, size, seed):
    """A tree of so many bytes from the corpus' files, in copies where it has fewer. Gives the bytes it has."""
    order, total, turn = files[:], 0, 0
    random.Random(seed).shuffle(order)
    target.mkdir(parents=True)
    (target / ".semgrepignore").touch()
    while total < size:
        for path in order:
            copy = target / f"copy{turn}" / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            total += path.stat().st_size
            if total >= size:
                break
        turn += 1
    return total


def generated(folder, language, count):
    """Files in a language for a smoke run."""
    source = pathlib.Path(folder) / f"generated-{language}"
    source.mkdir()
    for i in range(count):
        code = Code(random.Random(i), DIALECTS[language])
        text = common.python_code(i, 300) if language == "python" else code.dialect.program(("program", [], [code.function(f"work{k}") for k in range(40)]))
        (source / f"file{i}{ENDINGS[language][0]}").write_text(text)
    return source


def floor(options, target):
    """Seconds and processor seconds of the bare parse, or nothing where the example is not built."""
    if not options.parse.is_file():
        return None
    out = [subprocess.run([str(options.parse), str(target), str(options.jobs)], capture_output=True, check=True, text=True).stdout.split() for _ in range(3)]
    return min(float(o[2]) for o in out), min(float(o[3]) for o in out)


def names_in(files):
    """What things are called in a corpus: the common names and some of the rare."""
    counts = {k: collections.Counter() for k in ("functions", "methods", "fields", "variables", "texts")}
    patterns = {
        "functions": r"(?<![\w.])([a-z_]\w{2,})\(", "methods": r"\.([a-zA-Z_]\w{2,})\(", "fields": r"\.([a-zA-Z_]\w{2,})\b(?!\()",
        "variables": r"(?<![\w.\"'])([a-z_]\w{2,})(?= [=+,)])", "texts": r"[\"']([a-z][a-z_ -]{2,14})[\"']",
    }
    words = re.compile(r"\b(if|for|while|switch|catch|return|func|def|class|import|package|from|not|and|with|in|is|var|let|const|new|else|elif|print|lambda|del|try|this|super|range|map|type|string|int|go|case|do|void|final|throw|assert|yield|async|await|pass|raise|global|except|static|public|private|enum|interface|default|typeof|delete|export|extends|defer|select|struct|chan|boolean|char|double|float|long|short|byte|none|null|true|false|function|package|instanceof|finally|break|continue|goto|native|synchronized|transient|volatile|protected|implements|abstract|throws|fallthrough)\Z")
    for path in files:
        text = path.read_text(errors="replace")
        for kind, pattern in patterns.items():
            counts[kind].update(re.findall(pattern, text))
    names = {k: [n for n, _ in c.most_common(700) if not words.match(n)][:600] or None for k, c in counts.items()}
    return Names(**names, regexes=[rf"\b{n}_?(\w+)\(" for n in (names["functions"] or [])[50:]] or None)


def grown(language, names, count, seed):
    """Distinct search rules on these names, as data, with the shapes they have."""
    rules, shapes, seen, number = [], set(), set(), 0
    while len(rules) < count:
        rng = random.Random(f"{seed}/{number}")
        number += 1
        code = Code(rng, DIALECTS[language], names)
        program = code.program()
        pieces = [(p, r) for p, r in code.pieces(program) if not r and get(program, p)[0] not in ("func", "class", "import", "lambda")]
        if not pieces:
            continue
        path, _ = rng.choice(pieces)
        rule, _ = Rules(code).search(program, path, get(program, path))
        case = Case(language, program, rule[:8] + (None,))
        # What stands everywhere (any name, any call) is no rule that anyone writes.
        if not case.valid() or sum(n[0] not in SPECIAL for _, n in walk(rule[2][0][1])) < 4:
            continue
        data = case.data(f"grown-{number}")
        del data["paths"]
        key = json.dumps(without_literals(rule[2:8]))
        if key not in seen:
            seen.add(key)
            rules.append(data)
            shapes.add(json.dumps(sorted(case.operators())) + skeleton(rule[2][0][1]))
    return rules, len(shapes)


def without_literals(tree):
    """A rule's tree in which all numbers are one number and all texts one text."""
    if isinstance(tree, tuple) and tree and tree[0] in ("int", "str"):
        return tree[0]
    return [without_literals(t) for t in tree] if isinstance(tree, (tuple, list)) else tree


def rule_folder(folder, language, packs, rules, count):
    """So many rules: the packs' and grown ones, half of each where there are enough."""
    target = pathlib.Path(folder) / f"rules{count}"
    target.mkdir()
    chosen = packs[: count // 2]
    for i, path in enumerate(chosen):
        shutil.copyfile(path, target / f"pack{i}.yaml")
    rest = rules[: count - len(chosen)]
    (target / "grown.yaml").write_text("rules:\n" + "".join(f"- {json.dumps(r)}\n" for r in rest))
    return target


def slope(points):
    """The exponent of a power law through the points, by least squares of the logarithms."""
    points = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len(points) < 2:
        return float("nan")
    mx, my = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)


def svg(path, panels):
    """Two or more panels with logarithmic axes: (title, what is counted, {name: [(x, seconds)]})."""
    wide, high, left, low = 380, 280, 56, 44
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide * len(panels)} {high + 40}" font-family="sans-serif" font-size="11">', '<rect width="100%" height="100%" fill="white"/>']
    colours = ["#1f5fbf", "#c2541b", "#3a8a3a", "#7a4fa3"]
    for index, (title, unit, lines) in enumerate(panels):
        xs = [x for points in lines.values() for x, _ in points]
        ys = [y for points in lines.values() for _, y in points if y > 0]
        bottom, top = 10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys) * 1.0001))
        x0, x1, span = math.log(min(xs)), math.log(max(xs)), math.log(top / bottom)
        at = index * wide
        def place(x, y):
            across = (math.log(x) - x0) / ((x1 - x0) or 1)
            return at + left + across * (wide - left - 30), high - low + 30 - math.log(y / bottom) / span * (high - low - 20)
        out.append(f'<text x="{at + wide / 2:.0f}" y="18" text-anchor="middle" font-size="13">{title}</text>')
        value = bottom
        while value <= top * 1.001:
            x, y = place(min(xs), value)
            out.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{at + wide - 30}" y2="{y:.1f}" stroke="#ddd"/><text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{value:g} s</text>')
            value *= 10
        for x in sorted(set(xs)):
            px, py = place(x, bottom)
            out.append(f'<text x="{px:.1f}" y="{py + 16:.1f}" text-anchor="middle">{format(x, ",.0f" if x >= 10 else ".2g")}</text>')
        out.append(f'<text x="{at + wide / 2:.0f}" y="{high + 24}" text-anchor="middle">{unit}</text>')
        for (name, points), colour in zip(lines.items(), colours):
            placed = [place(x, y) for x, y in points if y > 0]
            out.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}"/>')
            out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
            out.append(f'<text x="{placed[-1][0]:.1f}" y="{placed[-1][1] - 8:.1f}" text-anchor="end" fill="{colour}">{name}</text>')
    path.write_text("\n".join(out + ["</svg>"]) + "\n")


def table(options, report, program, rival, language, files, source, folder):
    """One language's lines of the table."""
    target = laid(files, source, pathlib.Path(folder) / f"target-{language}")
    size = sum(p.stat().st_size for p in files) / 1e6
    report.figure(f"{language}: files", len(files))
    report.figure(f"{language}: megabytes", size, "MB")
    bare = floor(options, target)
    if bare:
        report.figure(f"{language}: bare parse", bare[0], "s")
        report.figure(f"{language}: bare parse, processor", bare[1], "s")
    for mode in ("search", "taint"):
        rules = RULES / language / f"{mode}.yaml"
        wanted = sum(1 for line in rules.read_text().splitlines() if re.match(r"- (\{)?id: ", line))
        common.note(f"{language}, {mode}: quantumlayer")
        runs = [ours(program, target, rules, options.jobs, folder) for _ in range(2 if options.smoke else options.repeat)]
        stats, found = runs[0][2]["stats"], runs[0][1]
        if stats["rules"] == 0 and mode == "taint":
            common.note("this build has no taint mode")
            report.figure(f"{language}, {mode}: rules taken", 0)
            continue
        processor = common.median([r.processor for r, _, _ in runs])
        seconds, memory = common.median([r.seconds for r, _, _ in runs]), max(r.memory for r, _, _ in runs)
        report.figure(f"{language}, {mode}: rules taken", stats["rules"], bar=wanted, ok=stats["rules"] == wanted)
        report.figure(f"{language}, {mode}: rules that match", len({r for r, _, _ in found}))
        report.figure(f"{language}, {mode}: (rule, file, line)", len(found))
        report.figure(f"{language}, {mode}: quantumlayer", seconds, "s")
        report.figure(f"{language}, {mode}: quantumlayer, processor", processor, "s")
        report.figure(f"{language}, {mode}: quantumlayer, memory", memory, "MB")
        if bare:
            report.figure(f"{language}, {mode}: processor, times the bare parse", processor / bare[1] if bare[1] else float("nan"), "x")
            report.figure(f"{language}, {mode}: times the bare parse", seconds / bare[0], "x")
        if options.smoke:
            again = ours(program, target, rules, 1, folder)[1]
            report.figure(f"{language}, {mode}: same with one job", again == found, ok=again == found)
            continue
        if not rival:
            continue
        common.note(f"{language}, {mode}: semgrep")
        run, theirs, _ = peer(rival, target, rules, options.jobs)
        report.figure(f"{language}, {mode}: semgrep", run.seconds, "s")
        report.figure(f"{language}, {mode}: semgrep, processor", run.processor, "s")
        report.figure(f"{language}, {mode}: semgrep, memory", run.memory, "MB")
        report.figure(f"{language}, {mode}: times faster", run.seconds / seconds, "x", "at least 10", run.seconds / seconds >= 10)
        report.figure(f"{language}, {mode}: times less processor", run.processor / processor if processor else float("nan"), "x")
        report.figure(f"{language}, {mode}: share of its memory", memory / run.memory, "", "at most 0.5", memory / run.memory <= 0.5)
        extra, missing = found - theirs, theirs - found
        share = 100 * (len(extra) + len(missing)) / max(1, len(theirs))
        report.figure(f"{language}, {mode}: only quantumlayer", len(extra))
        report.figure(f"{language}, {mode}: only semgrep", len(missing))
        report.figure(f"{language}, {mode}: different results", share, "%", "at most 1", share <= 1)
        for name, items in (("quantumlayer", extra), ("semgrep", missing)):
            for rule, count in collections.Counter(r for r, _, _ in items).most_common():
                example = min(i for i in items if i[0] == rule)
                common.note(f"only {name}: {rule} x {count}, such as {example[1]}:{example[2]}")
        report.extra.setdefault("differences", []).extend({"language": language, "mode": mode, "only": n, "rule": r, "path": p, "line": at} for n, ds in (("quantumlayer", extra), ("semgrep", missing)) for r, p, at in sorted(ds))
    return target


def curves(options, report, program, rival, language, files, source, folder):
    """Time by size of the tree and by number of rules."""
    folder = pathlib.Path(folder) / "curves"
    folder.mkdir()
    lines = [("size of the tree", "MB", {}), ("number of rules", "rules", {})]
    rules = RULES / language / "search.yaml"
    empty = folder / "empty"
    empty.mkdir()
    repeat = 1 if options.smoke else options.repeat

    def timed(target, config):
        runs = [ours(program, target, config, options.jobs, folder)[0] for _ in range(repeat)]
        return common.median([r.seconds for r in runs]), common.median([r.processor for r in runs])

    start = timed(empty, rules)
    report.figure("start, no files", start[0], "s")
    work, work_by_count = [], []
    by_size = collections.defaultdict(list)
    for size in options.sizes:
        target = folder / f"size{size}"
        bytes_there = sized(files, source, target, size * 1e6, options.seed)
        common.note(f"{bytes_there / 1e6:.2f} MB")
        seconds, processor = timed(target, rules)
        by_size["quantumlayer"].append((bytes_there / 1e6, seconds))
        work.append((bytes_there / 1e6, processor - start[1]))
        report.figure(f"{size:g} MB of {language}", seconds, "s")
        report.figure(f"{size:g} MB of {language}, processor", processor, "s")
        bare = floor(options, target)
        if bare:
            by_size["bare parse"].append((bytes_there / 1e6, bare[0]))
        if rival and options.peer_curves:
            seconds = peer(rival, target, rules, options.jobs)[0].seconds
            by_size["semgrep"].append((bytes_there / 1e6, seconds))
            report.figure(f"{size:g} MB of {language}, semgrep", seconds, "s")
        if size != options.sizes[-1]:
            shutil.rmtree(target)
    exponent = slope(work)
    report.figure("exponent by size", exponent, "", None if options.smoke else "at most 1.1", None if options.smoke else exponent <= 1.1)
    shutil.rmtree(target)
    target = folder / "rules-target"
    sized(files, source, target, options.rules_on * 1e6, options.seed)
    most = max(options.counts)
    packs = sorted(p for p in (PACKS / language).rglob("*.yaml") if not p.name.endswith(".test.yaml"))
    random.Random(options.seed).shuffle(packs)
    candidates, shapes = grown(language, names_in(files), most + most // 4, options.seed)
    trial = rule_folder(folder, language, [], candidates, len(candidates))
    broken = {e["rule"].rsplit(".", 1)[-1] for e in ours(program, empty, trial, options.jobs, folder)[2]["errors"] if e.get("rule")}
    grown_rules = [r for r in candidates if r["id"] not in broken]
    shutil.rmtree(trial)
    report.figure("grown rules that this build does not take", len(broken))
    report.figure("shapes of grown rules", f"{shapes} of {len(candidates)}")
    by_count = collections.defaultdict(list)
    for count in options.counts:
        config = rule_folder(folder, language, packs, grown_rules, count)
        _, found, data = ours(program, target, config, options.jobs, folder)
        seconds, processor = timed(target, config)
        work_by_count.append((count, processor))
        taken = data["stats"]["rules"]
        report.figure(f"{count} rules: taken", taken)
        report.figure(f"{count} rules: that match", len({r for r, _, _ in found}))
        report.figure(f"{count} rules on {options.rules_on:g} MB", seconds, "s")
        report.figure(f"{count} rules on {options.rules_on:g} MB, processor", processor, "s")
        by_count["quantumlayer"].append((count, seconds))
        if rival and options.peer_curves:
            seconds = peer(rival, target, config, options.jobs)[0].seconds
            by_count["semgrep"].append((count, seconds))
            report.figure(f"{count} rules on {options.rules_on:g} MB, semgrep", seconds, "s")
    exponent = slope(work_by_count)
    report.figure("exponent by rules", exponent, "", None if options.smoke else "at most 1", None if options.smoke else exponent <= 1)
    lines[0][2].update(by_size)
    lines[1][2].update(by_count)
    report.extra["curves"] = {title: {k: v for k, v in points.items()} for title, _, points in lines}
    if options.svg:
        svg(options.svg, lines)
        report.figure("plot", str(options.svg))


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--semgrep", type=pathlib.Path, help="Semgrep's program; installed through pip where absent")
    parser.add_argument("--alone", action="store_true", help="leave Semgrep out")
    parser.add_argument("--corpus", action="append", default=[], metavar="LANGUAGE=FOLDER", help="a folder of code in python, javascript, java or go; repeat for more. Without any: Django, through pip")
    parser.add_argument("--parse", type=pathlib.Path, default=common.ROOT / "target" / "release" / "examples" / "parse", help="the bare parse; left out where it is not built")
    parser.add_argument("--jobs", type=int, default=2, help="threads of ours, processes of Semgrep")
    parser.add_argument("--repeat", type=int, default=3, help="runs of ours, of which the median counts")
    parser.add_argument("--seed", type=int, default=1, help="for the order of files and the grown rules")
    parser.add_argument("--curve", choices=sorted(ENDINGS), help="the language of the two curves; the first corpus' where absent")
    parser.add_argument("--sizes", type=float, nargs="*", default=[1, 2, 4, 8, 16], help="megabytes of the first curve")
    parser.add_argument("--counts", type=int, nargs="*", default=[10, 100, 1000], help="numbers of rules of the second curve")
    parser.add_argument("--rules-on", type=float, default=4, help="megabytes that the second curve is measured on")
    parser.add_argument("--peer-curves", action="store_true", help="measure Semgrep on the curves too (long)")
    parser.add_argument("--no-table", action="store_true", help="only the curves")
    parser.add_argument("--no-curves", action="store_true", help="only the table")
    parser.add_argument("--svg", type=pathlib.Path, help="draw the curves there")
    options = parser.parse_args()
    program = common.binary(options)
    report = common.Report("speed: the rule engine, caches off", options)
    with common.temporary() as folder:
        if options.smoke:
            corpora = {n: generated(folder, n, 4) for n in ENDINGS}
            options.sizes, options.counts, options.rules_on = [0.05, 0.1], [10, 40], 0.05
            options.svg = options.svg or pathlib.Path(folder) / "curves.svg"
        elif options.corpus:
            corpora = {}
            for item in options.corpus:
                language, _, path = item.partition("=")
                if language not in ENDINGS or not pathlib.Path(path).is_dir():
                    parser.error(f"--corpus {item}: wants one of {', '.join(sorted(ENDINGS))}, `=`, and a folder")
                corpora[language] = pathlib.Path(path).resolve()
        else:
            corpora = {"python": common.corpus(None)}
        rival = None if options.smoke or options.alone else common.semgrep(options.semgrep)
        files = {n: sources(p, n) for n, p in corpora.items()}
        if not options.no_table:
            for language, source in corpora.items():
                table(options, report, program, rival, language, files[language], source, folder)
        if not options.no_curves:
            language = options.curve or next(iter(corpora))
            curves(options, report, program, rival, language, files[language], corpora[language], folder)
        report.finish()


if __name__ == "__main__":
    main()
