#!/usr/bin/env python3
"""1,000 seeded keystrokes in a 5,000-line Python file: from the edit to its diagnostics, over stdio,
compared with the bare re-parse of the same edits."""

import json
import os
import pathlib
import queue
import random
import subprocess
import sys
import threading
import time

import common
import speed

HOLE = "    os.system(\"ls -l \" + input())"
# More of one rule in one file are a sign of a rule that says nothing.
MOST_MATCHES = 20
QUOTES, BRACKETS = "\"'", "()[]{}"
# What is typed at the end of a line: nineteen keys each, then the hole is toggled.
PHRASES = ["\n        a = f(\"b\")", "\n        x=[(1, 2)]", "\n        d[\"k\"] = 1", "\n        g(\"a\")[0:]"]


class Server:
    """A language server's client: counts on the newest diagnostics of the one document."""

    def __init__(self, command, env, root):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, cwd=root)
        self.arrived = queue.Queue()
        self.number = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        out = self.process.stdout
        while True:
            length = 0
            while True:
                line = out.readline()
                if not line:
                    self.arrived.put((time.perf_counter(), None))
                    return
                if line in (b"\r\n", b"\n"):
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            body = out.read(length)
            self.arrived.put((time.perf_counter(), body))

    def send(self, method, params, request=False):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if request:
            self.number += 1
            message["id"] = self.number
        self._write(message)
        return self.number

    def _write(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def until(self, wanted, seconds=30.0):
        """The first message that is wanted, with the time it came; answers what the server asks."""
        end = time.perf_counter() + seconds
        while True:
            try:
                at, body = self.arrived.get(timeout=max(0.001, end - time.perf_counter()))
            except queue.Empty:
                sys.exit("the language server did not answer in time")
            if body is None:
                sys.exit("the language server ended")
            message = json.loads(body)
            if "method" in message and "id" in message:
                result = [None] * len(message["params"]["items"]) if message["method"] == "workspace/configuration" else None
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})
            if wanted(message):
                return at, message

    def answer(self, number):
        return self.until(lambda m: m.get("id") == number and "method" not in m)[1]


def keystrokes(text, count, seed):
    """Edits (start byte, removed, inserted) and, for every 20th, whether the hole is open after it.

    Twenty at a time: either a phrase typed at the end of some line, or single characters put
    anywhere and taken back, as when one types and thinks again; the twentieth opens or closes a hole
    by its comment sign. About a third are quotes, brackets and newlines.
    """
    rng = random.Random(seed)
    out = []
    while len(out) < count:
        burst = []
        if rng.random() < 0.5:
            lines = [i for i in range(len(text)) if text.startswith("\n        return result", i)]
            at = rng.choice(lines)
            for c in rng.choice(PHRASES):
                burst.append((at, 0, c))
                at += 1
        else:
            for _ in range(9):
                at = rng.randrange(200, len(text) - 200)
                c = rng.choice(QUOTES + BRACKETS + "\n") if rng.random() < 0.4 else rng.choice("abcxyz_019 .,:=")
                burst.append((at, 0, c))
                burst.append((at, 1, ""))
            burst.append((text.index("# notes") + 7, 0, rng.choice("abcdef")))
        for edit in burst:
            out.append((edit, None))
            text = text[: edit[0]] + edit[2] + text[edit[0] + edit[1]:]
        at = text.index("    os.system(\"ls -l")
        edit = (at - 1, 1, "") if text[at - 1] == "#" else (at, 0, "#")
        out.append((edit, edit[1] == 1))
        text = text[: edit[0]] + edit[2] + text[edit[0] + edit[1]:]
    return out[:count]


def add_rules(program, root, text, count, seed):
    """So many search rules on the names of a text, for the server to find in its configuration. Those that
    this build does not take or that match all over the text are nothing that anyone writes."""
    base = root.parent
    (base / "names.py").write_text(text)
    candidates, _ = speed.grown("python", speed.names_in([base / "names.py"]), count + count // 3, seed)
    rules = base / "rules.yaml"
    often, broken = {}, set()
    for some in (candidates[i : i + 50] for i in range(0, len(candidates), 50)):
        rules.write_text("rules:\n" + "".join(f"- {json.dumps(r)}\n" for r in some))
        run = subprocess.run([program, "scan", "--no-cache", "--format", "json", "--fail-on", "none", "--config", rules, base / "names.py"], capture_output=True, cwd=base)
        report = json.loads(run.stdout)
        broken |= {e["rule"] for e in report["errors"] if e.get("rule")}
        for finding in report["findings"]:
            often[finding["rule"]] = often.get(finding["rule"], 0) + 1
    chosen = [r for r in candidates if r["id"] not in broken and often.get(r["id"], 0) <= MOST_MATCHES][:count]
    rules.write_text("rules:\n" + "".join(f"- {json.dumps(r)}\n" for r in chosen))
    (root / "quantumlayer.toml").write_text(f"[rules]\npaths = [{json.dumps(str(rules))}]\n")
    return len(chosen), sum(often.get(r["id"], 0) for r in chosen)


def position(text, at):
    before = text[:at]
    return {"line": before.count("\n"), "character": at - (before.rfind("\n") + 1)}


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--reparse", type=pathlib.Path, default=common.ROOT / "target" / "release" / "examples" / "reparse", help="the bare re-parse: `cargo build --release -p ql-syntax --example reparse`")
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--rules", type=int, default=0, help="so many rules grown from the seed besides the built-in ones; then also what is found by data flow is waited for and timed")
    parser.add_argument("--lsp", nargs="*", default=["lsp"], help="arguments that start the language server")
    options = parser.parse_args()
    program = common.binary(options)
    if options.smoke:
        options.edits, options.lines = 60, 600
    report = common.Report("edit: keystrokes to diagnostics", options)
    half = common.python_code(options.seed, options.lines // 2)
    text = half + "\n\n# notes\ndef planted():\n#" + HOLE + "\n    return None\n\n" + common.python_code(options.seed + 1, options.lines // 2)
    edits = keystrokes(text, options.edits, options.seed)
    special, now = 0, text
    for (at, removed, c), _ in edits:
        special += (now[at : at + removed] or c) in QUOTES + BRACKETS + "\n"
        now = now[:at] + c + now[at + removed :]
    with common.temporary() as folder:
        root = pathlib.Path(folder) / "root"
        root.mkdir()
        path = root / "module.py"
        path.write_text(text)
        if options.rules:
            grown = add_rules(program, root, text, options.rules, options.seed)
        bare = None
        if options.reparse.is_file():
            bare_file = pathlib.Path(folder) / "edits"
            bare_file.write_text("".join(f"{s} {r} {c.encode().hex()}\n" for (s, r, c), _ in edits))
            bare = [int(n) / 1e6 for n in subprocess.run([options.reparse, path, bare_file], check=True, capture_output=True).stdout.split()]
        elif not options.smoke:
            sys.exit(f"{options.reparse}: not there; `cargo build --release -p ql-syntax --example reparse` makes it, or give --reparse")
        env = dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(pathlib.Path(folder) / "cache"))
        server = Server([program, *options.lsp], env, root)
        uri = path.as_uri()
        capabilities = {"general": {"positionEncodings": ["utf-8"]}, "textDocument": {"publishDiagnostics": {"versionSupport": True}}}
        server.answer(server.send("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "workspaceFolders": [{"uri": root.as_uri(), "name": "root"}], "capabilities": capabilities}, True))
        server.send("initialized", {})
        server.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}})

        def of(version):
            return lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri and (m["params"].get("version") or 0) >= version

        server.until(of(1))
        times, flows, wrong, holes = [], [], [], 0
        for number, ((start, removed, inserted), is_open) in enumerate(edits):
            version = number + 2
            change = {"range": {"start": position(text, start), "end": position(text, start + removed)}, "text": inserted}
            text = text[:start] + inserted + text[start + removed:]
            params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}
            sent = time.perf_counter()
            server.send("textDocument/didChange", params)
            at, message = server.until(of(version))
            times.append((at - sent) * 1000)
            if options.rules:
                # An answer that waits for all findings of this version.
                server.answer(server.send("textDocument/codeLens", {"textDocument": {"uri": uri}}, True))
                flows.append((time.perf_counter() - sent) * 1000)
            if is_open is not None:
                holes += 1
                line = text[: text.index("    os.system(\"ls -l")].count("\n")
                seen = any(d["range"]["start"]["line"] <= line <= d["range"]["end"]["line"] and "command" in (str(d.get("code", "")) + d["message"]).lower() for d in message["params"]["diagnostics"])
                if seen != is_open or message["params"].get("version") != version:
                    wrong.append(version)
        memory = common.tree_memory(server.process.pid)
        server.answer(server.send("shutdown", None, True))
        server.send("exit", None)
        code = server.process.wait(timeout=10)
    report.figure("edits", len(edits))
    report.figure("lines", text.count("\n"))
    report.figure("quotes, brackets, newlines among those typed or removed", 100 * special / len(edits), "%")
    report.figure("planted hole right", f"{holes - len(wrong)}/{holes}", bar="all", ok=not wrong)
    report.figure("exit code", code, bar="0", ok=code == 0)
    report.figure("median", common.median(times), "ms")
    p95, p99 = common.percentile(times, 0.95), common.percentile(times, 0.99)
    if options.rules:
        report.figure("rules besides the built-in ones", grown[0])
        report.figure("their matches", grown[1])
        floor = common.percentile(bare, 0.95) if bare else 0
        report.figure("bare re-parse, 95th percentile", floor, "ms")
        for name, value, more in (("patterns, 95th percentile", p95, 8), ("data flow too, 95th percentile", common.percentile(flows, 0.95), 50)):
            report.figure(name, value, "ms", f"at most {floor + more:.1f}", None if options.smoke else value <= floor + more)
    else:
        report.figure("95th percentile", p95, "ms")
    if bare and not options.rules:
        limit = 1.5 * common.percentile(bare, 0.99) + 10
        report.figure("bare re-parse, median", common.median(bare), "ms")
        report.figure("bare re-parse, 99th percentile", common.percentile(bare, 0.99), "ms")
        report.figure("99th percentile", p99, "ms", f"at most {limit:.1f}", None if options.smoke else p99 <= limit)
    else:
        report.figure("99th percentile", p99, "ms")
    report.figure("slowest", max(times), "ms")
    report.figure("memory at the end", memory, "MB")
    report.extra["wrong_versions"] = wrong
    report.finish()


if __name__ == "__main__":
    main()
