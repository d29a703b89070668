"""What the benchmarks share: programs, corpora, processes measured with all their children, reports.

Only Python's standard library is used. What is downloaded (a corpus, a peer) comes through pip and
stays in a folder of the user's cache.
"""

import argparse
import json
import os
import pathlib
import platform
import random
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
CORPUS = "django==5.2"
PEER = "semgrep"


def cache() -> pathlib.Path:
    """Where downloads stay."""
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    folder = pathlib.Path(base) / "quantumlayer-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def arguments(description: str) -> argparse.ArgumentParser:
    """The arguments that every benchmark has."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "target" / "release" / "quantumlayer", help="the program to measure")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures there as JSON too")
    parser.add_argument("--smoke", action="store_true", help="a run of seconds on generated code: shows that it works, proves no figure")
    return parser


def binary(options) -> str:
    """The program to measure; ends with a word of help where it is missing."""
    if not options.binary.is_file():
        sys.exit(f"{options.binary}: not there; `cargo build --release -p quantumlayer` makes it, or give --binary")
    return str(options.binary.resolve())


def corpus(given) -> pathlib.Path:
    """Django's source distribution, downloaded once and verified by pip."""
    if given:
        return given.resolve()
    folder = cache() / CORPUS
    done = folder / "done"
    if not done.exists():
        folder.mkdir(exist_ok=True)
        note(f"downloading the source distribution of {CORPUS} (once)")
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(folder), CORPUS],
            check=True, stdout=sys.stderr,
        )
        archive = next(p for p in folder.iterdir() if p.name.endswith(".tar.gz"))
        with tarfile.open(archive) as tar:
            tar.extractall(folder / "source", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        done.touch()
    return next((folder / "source").iterdir())


def semgrep(given) -> str:
    """The peer, installed once into an environment of its own."""
    if given:
        return str(given.absolute())
    folder = cache() / PEER
    program = folder / "bin" / "semgrep"
    if not program.exists():
        note(f"installing {PEER} (once)")
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", PEER], check=True, stdout=sys.stderr)
    return str(program)


def note(text: str) -> None:
    """Says what is going on."""
    print(text, file=sys.stderr, flush=True)


class Run:
    """A finished process: seconds, peak memory of it and all its children in MB, exit code, output."""

    def __init__(self, command, cwd=None, env=None):
        self.memory = 0.0
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        ended = threading.Event()
        watch = threading.Thread(target=self._watch, args=(process.pid, ended), daemon=True)
        watch.start()
        self.stdout, self.stderr = process.communicate()
        self.seconds = time.perf_counter() - started
        ended.set()
        watch.join()
        self.code = process.returncode

    def _watch(self, pid: int, ended: threading.Event) -> None:
        while not ended.wait(0.02):
            self.memory = max(self.memory, tree_memory(pid))


def children(pid: int):
    """A process and all below it."""
    yield pid
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in open(f"/proc/{pid}/task/{task}/children").read().split():
                yield from children(int(child))
    except OSError:
        return


def tree_memory(pid: int) -> float:
    """Megabytes of a process tree now. Pages that several processes share count once (PSS)."""
    total = 0
    for each in children(pid):
        try:
            with open(f"/proc/{each}/smaps_rollup") as lines:
                for line in lines:
                    if line.startswith("Pss:"):
                        total += int(line.split()[1])
        except OSError:
            continue
    return total / 1024


def percentile(values, share: float) -> float:
    """The smallest value that at least this share of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(len(ordered) * share * 1000) // 1000) - 1))] if ordered else float("nan")


def median(values) -> float:
    """The middle."""
    return percentile(values, 0.5)


class Report:
    """Figures with the bars they must reach."""

    def __init__(self, name: str, options):
        self.name, self.options, self.rows = name, options, []
        self.extra = {"machine": {"system": platform.system(), "processor": platform.machine(), "cores": os.cpu_count()}, "smoke": options.smoke}

    def figure(self, what: str, value, unit: str = "", bar=None, ok=None) -> None:
        """One line of the table. A smoke run is too short for bars on time and memory."""
        self.rows.append({"figure": what, "value": value, "unit": unit, "bar": bar, "ok": ok})

    def finish(self) -> None:
        """Prints the table, writes the JSON, ends with 1 if a bar was missed."""
        width = max(len(r["figure"]) for r in self.rows)
        print(f"{self.name}")
        for r in self.rows:
            value = f"{r['value']:,.2f}" if isinstance(r["value"], float) else str(r["value"])
            verdict = "" if r["ok"] is None else ("  ok" if r["ok"] else "  MISSED")
            bar = f"  (bar: {r['bar']})" if r["bar"] else ""
            print(f"  {r['figure']:<{width}}  {value} {r['unit']}{bar}{verdict}")
        missed = [r["figure"] for r in self.rows if r["ok"] is False]
        if self.options.json:
            self.options.json.write_text(json.dumps({"benchmark": self.name, "figures": self.rows, "missed": missed, **self.extra}, indent=1) + "\n")
        sys.exit(1 if missed else 0)


def python_code(seed: int, lines: int) -> str:
    """Python as people write it, the same for the same seed: classes, functions, loops, texts."""
    rng = random.Random(seed)
    nouns = "account batch cache column cursor entry field filter group index item label message node order page path query record report request row schema session table token user value view".split()
    verbs = "add apply build check clean close collect compute copy create drop fetch find format get handle load make merge parse prepare read render reset resolve save send set split update validate write".split()
    out = ["import hashlib", "import json", "import logging", "import os", "from collections import defaultdict", "", "logger = logging.getLogger(__name__)", "DEFAULTS = {\"size\": 10, \"name\": None}", ""]

    def n():
        return rng.choice(nouns)

    def statement(pad: str):
        a, b, c, v = n(), n(), n(), rng.choice(verbs)
        return rng.choice([
            [f"{a} = self.{v}_{b}({c}, limit={rng.randrange(99)})"],
            [f"{a} = [{b}.name for {b} in self.{c}s if {b}.{v}()]"],
            [f"if {a} is None:", f"    return {rng.choice(['None', '[]', 'False', repr(b)])}"],
            [f"if not isinstance({a}, (str, bytes)):", f"    raise ValueError(f\"bad {b}: {{{a}!r}}\")"],
            [f"for {a}, {b} in sorted({c}.items()):", f"    result.append(\"%s=%s\" % ({a}, {b}))"],
            [f"for {a} in {b}s:", f"    if {a}.{c}:", "        continue", f"    self.{v}({a})"],
            ["try:", f"    {a} = json.loads({b}.get(\"{c}\", \"{{}}\"))", "except (TypeError, ValueError) as error:", f"    logger.warning(\"no {a}: %s\", error)", f"    {a} = {{}}"],
            [f"with open(os.path.join(self.folder, \"{a}.txt\")) as {b}:", f"    self.{c} = {b}.read().strip()"],
            [f"self.{a} = {b} if {c} else DEFAULTS[\"size\"]"],
            [f"{a} = {{\"{b}\": {rng.randrange(999)}, \"{c}\": [1, 2, {rng.randrange(9)}], \"text\": \"the {a} of a {b}\"}}"],
            [f"logger.info(\"{v} %s for %d {a}s\", {b}, len({c}))"],
            [f"# The {a} must be there before the {b} is {v}ed."],
            [f"{a}.{v}(lambda {b}: {b}.{c}, key=\"{a}\", **options)"],
            [f"assert len({a}) == {rng.randrange(9)}, \"{b}\""],
        ])

    while len(out) < lines:
        name = (rng.choice(verbs) + " " + n()).title().replace(" ", "")
        out += ["", f"class {name}{len(out)}({rng.choice(['object', 'Base', 'dict'])}):", f"    \"\"\"Knows the {n()} of a {n()}.\"\"\"", ""]
        for _ in range(rng.randrange(3, 8)):
            method = f"{rng.choice(verbs)}_{n()}_{len(out)}"
            if rng.random() < 0.2:
                out.append(f"    @{rng.choice(['property', 'classmethod', 'functools.wraps(base)'])}")
            out += [f"    def {method}(self, {n()}, {n()}=None, *args, **options):", "        result = []"]
            for _ in range(rng.randrange(2, 9)):
                out += ["        " + line for line in statement("        ")]
            out += ["        return result", ""]
    return "\n".join(out) + "\n"


def temporary() -> tempfile.TemporaryDirectory:
    """A folder that goes away."""
    return tempfile.TemporaryDirectory(prefix="quantumlayer-bench-")
