#!/usr/bin/env python3
"""Files that nobody should have: every one is scanned or skipped with a reason, in bounded memory and time."""

import json
import os
import pathlib
import socket
import sys

import common

HOLE = "import os\nos.system(\"ls \" + input())\n"
MEMORY = 500
# What says an expression or a block in each language, as (before, opening, inner, closing, after).
DEEP = {
    "py": [("x = ", "(", "1", ")", ""), ("x = ", "[", "", "]", ""), ("x = ", "{1:", "1", "}", ""), ("x = ", "not ", "1", "", ""), ("x = ", "-", "1", "", ""), ("f", "(f", "", ")", ""), ("x = ", "lambda: ", "1", "", "")],
    "js": [("x = ", "(", "1", ")", ";"), ("x = ", "[", "", "]", ";"), ("", "{", "", "}", ""), ("x = ", "!", "1", "", ";"), ("", "if(a)", ";", "", ""), ("x = ", "()=>", "1", "", ";"), ("x = ", "`${", "1", "}`", ";")],
    "ts": [("let x: ", "Array<", "number", ">", ";"), ("x = ", "(", "1", ")", ";"), ("", "{", "", "}", "")],
    "tsx": [("x = ", "<a>", "b", "</a>", ";"), ("x = ", "{a:", "1", "}", ";")],
    "java": [("class A { int x = ", "(", "1", ")", "; }"), ("class A { void f() ", "{", "", "}", "}"), ("", "class A {", "", "}", ""), ("class A { ", "List<", "A", ">", " x; }")],
    "go": [("package a\nvar x = ", "(", "1", ")", ""), ("package a\nfunc f() ", "{", "", "}", ""), ("package a\nvar x ", "[]", "int", "", "")],
    "rb": [("x = ", "[", "", "]", ""), ("x = ", "(", "1", ")", "")],
    "php": [("<?php $x = ", "(", "1", ")", ";"), ("<?php ", "{", "", "}", "")],
    "cs": [("class A { int x = ", "(", "1", ")", "; }"), ("", "namespace a {", "", "}", "")],
    "kt": [("val x = ", "(", "1", ")", ""), ("fun f() ", "{", "", "}", "")],
    "rs": [("const X: i32 = ", "(", "1", ")", ";"), ("fn f() ", "{", "", "}", "")],
    "c": [("int x = ", "(", "1", ")", ";"), ("void f() ", "{", "", "}", "")],
    "cpp": [("int x = ", "(", "1", ")", ";"), ("", "namespace a {", "", "}", "")],
    "scala": [("val x = ", "(", "1", ")", ""), ("object A ", "{", "", "}", "")],
    "swift": [("let x = ", "(", "1", ")", ""), ("let x = ", "[", "", "]", "")],
    "sh": [("", "(", "a", ")", ""), ("a ", "$(", "a", ")", ""), ("", "{ ", "a;", "};", "")],
    "lua": [("x = ", "(", "1", ")", ""), ("x = ", "{", "", "}", "")],
    "tf": [("x = ", "[", "", "]", ""), ("x = ", "(", "1", ")", "")],
    "yaml": [("x: ", "[", "", "]", ""), ("", "- ", "a", "", ""), ("x: ", "{a: ", "1", "}", "")],
    "json": [("", "[", "", "]", ""), ("", "{\"a\":", "1", "}", "")],
    "toml": [("x = ", "[", "", "]", "")],
    "html": [("", "<a>", "b", "</a>", "")],
    "sql": [("select ", "(", "1", ")", ";")],
    "sol": [("contract A { uint x = ", "(", "1", ")", "; }")],
    "ex": [("x = ", "(", "1", ")", ""), ("x = ", "[", "", "]", "")],
    "txt": [("", "(", "", ")", "")],
}
# What grows to one side without any bracket.
LONG = {
    "py": ["x = 1" + " + 1" * 100_000, "x = a" + ".b" * 100_000, "x = a" + "[0]" * 100_000, "x = a" + "()" * 100_000, "if a:\n  pass\n" + "elif a:\n  pass\n" * 50_000, "x = " + "y = " * 100_000 + "1", "x = 'a'" + "\\\n 'a'" * 90_000, "\n".join(" " * n + "if a:" for n in range(1_200)) + "\n"],
    "js": ["x = 1" + " + 1" * 100_000 + ";", "x = a" + ".b()" * 100_000 + ";", "if (a) b;\n" + "else if (a) b;\n" * 60_000, "x = " + "a ? b : " * 100_000 + "c;", "a" + ", a" * 200_000 + ";", "/" * 900_000, "x = '" + "\\" * 900_001 + "';"],
    "java": ["class A { String x = \"a\"" + " + \"a\"" * 90_000 + "; }", "class A { void f() { x" + ".a()" * 100_000 + "; } }", "class A { void f() { if (a) b();\n" + "else if (a) b();\n" * 50_000 + "} }"],
    "go": ["package a\nvar x = 1" + " + 1" * 100_000, "package a\nfunc f() { x" + ".a()" * 100_000 + " }", "package a\nfunc f() { if a { }" + " else if a { }" * 60_000 + "}"],
    "yaml": ["\n".join(" " * n + "a:" for n in range(1_300)), "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a' if n == 0 else f'*b{n - 1}'] * 9)}]\n" for n in range(12))],
    "json": ["[" + "1," * 400_000 + "1]", "{" + ",".join(f"\"a{n}\":{{}}" for n in range(80_000)) + "}"],
}


def deep(where, depth):
    """Each both on one line and broken over many (a single long line counts as minified and is not parsed), closed and left open."""
    for extension, shapes in DEEP.items():
        for number, (before, opening, inner, closing, after) in enumerate(shapes):
            # Parsed rules apply up to a megabyte.
            count = min(depth, 950_000 // (len(opening) + len(closing)))
            rows = count // 40
            broken = "\n".join([opening * 40] * rows), "\n".join([closing * 40] * rows)
            for name, (left, right) in {"line": (opening * count, closing * count), "rows": broken, "open": (broken[0], "")}.items():
                (where / f"{name}{number}.{extension}").write_text(before + left + inner + right + after + "\n")
    for extension, texts in LONG.items():
        for number, text in enumerate(texts):
            (where / f"long{number}.{extension}").write_text(text[:990_000] + "\n")


def strange(where, options):
    """What is no text, or no file."""
    (where / "empty.py").write_bytes(b"")
    (where / "nul.py").write_bytes(b"\0" * 1000)
    (where / "noise.py").write_bytes(bytes(range(256)) * 400)
    (where / "noise-without-nul.py").write_bytes(bytes(range(1, 256)) * 400)
    (where / "program").write_bytes(pathlib.Path(sys.executable).resolve().read_bytes()[:5_000_000])
    big = 200_000_000 if not options.smoke else 20_000_000
    with open(where / "sparse.py", "wb") as file:
        file.truncate(big)
    with open(where / "huge.py", "w") as file:
        for _ in range(big // 1_000_000):
            file.write((HOLE + "x = 1\n" * 20) * (1_000_000 // 160))
    with open(where / "large.py", "w") as file:
        for _ in range(90 if not options.smoke else 9):
            file.write((HOLE + "x = 1\n" * 20) * (1_000_000 // 160))
    for name, text in {"line.js": "var x = \"{}\";\n", "line.py": "x = \"{}\"\n", "line.json": "[\"{}\"]\n", "line.yaml": "a: {}\n", "line.txt": "{}"}.items():
        (where / name).write_text(text.replace("{}", "a" * 20_000_000))
    (where / "words.txt").write_text("password = key token secret " * 700_000)
    (where / "crlf.py").write_bytes(HOLE.replace("\n", "\r\n").encode())
    (where / "cr.py").write_bytes(HOLE.replace("\n", "\r").encode())
    (where / "bom.py").write_bytes(b"\xef\xbb\xbf" + HOLE.encode())
    (where / "utf16le.py").write_bytes(b"\xff\xfe" + HOLE.encode("utf-16-le"))
    (where / "utf16be.py").write_bytes(b"\xfe\xff" + HOLE.encode("utf-16-be"))
    (where / "utf16odd.py").write_bytes(b"\xff\xfe" + HOLE.encode("utf-16-le") + b"\0")
    (where / "utf32.py").write_bytes(HOLE.encode("utf-32"))
    (where / "latin1.py").write_bytes(b"# caf\xe9\n" + HOLE.encode())
    (where / "invalid.py").write_bytes(b"# \xff\xfe\xc3\x28\xed\xa0\x80\xf4\x90\x80\x80\n" + HOLE.encode())
    (where / "hidden.py").write_text("# \u202e\u200b\x1b[2J\x07\n" + HOLE)
    (where / "self.py").symlink_to("self.py")
    (where / "dead.py").symlink_to("nowhere")
    (where / "outside.py").symlink_to("/etc/passwd")
    (where / "device.py").symlink_to("/dev/zero")
    (where / "up").symlink_to("..")
    (where / "round").mkdir()
    (where / "round" / "trip").symlink_to(where)
    os.mkfifo(where / "pipe.py")
    listener = socket.socket(socket.AF_UNIX)
    folder = os.getcwd()
    os.chdir(where)
    listener.bind("socket.py")
    os.chdir(folder)
    (where / "secret.py").write_text(HOLE)
    (where / "secret.py").chmod(0)
    (where / "closed").mkdir()
    (where / "closed" / "a.py").write_text(HOLE)
    (where / "closed").chmod(0)
    (where / "new\nline.py").write_text(HOLE)
    (where / "-rf.py").write_text(HOLE)
    (where / ("n" * 250 + ".py")).write_text(HOLE)
    (where / "\u202egpj.py").write_text(HOLE)
    with open(os.fsencode(where) + b"/odd-\xff.py", "w") as file:
        file.write(HOLE)
    below = where
    for _ in range(180):
        below = below / "folder"
    below.mkdir(parents=True)
    (below / "a.py").write_text(HOLE)
    (where / ".gitignore").write_bytes(b"\xff\xfe[[[\n!\n**/**/**/**\\\n")
    return listener


def many(where, count):
    """A tree of so many files."""
    for n in range(count):
        folder = where / f"d{n // 1000}" / f"e{n // 100 % 10}"
        if n % 100 == 0:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / f"m{n}.{'py' if n % 3 else 'js'}").write_text(f"x = {n}\n" if n % 100 else HOLE)


def regular(where):
    """Files that can be opened and whose path is UTF-8."""
    for folder, _, names in os.walk(where):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path):
                try:
                    yield os.path.relpath(path, where).encode().decode()
                except UnicodeEncodeError:
                    continue


def scan(program, report, name, where, folder, timeout):
    """One scan of one tree; every file of it must come up again."""
    env = dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(pathlib.Path(folder) / f"cache-{name}"), QUANTUMLAYER_DATA_DIR=str(pathlib.Path(folder) / "data"))
    out = pathlib.Path(folder) / f"{name}.json"
    command = ["timeout", "-s", "KILL", str(timeout), program, "scan", "--format", "json", "--output", str(out), "--jobs", "2"]
    run = common.Run(command, cwd=where, env=env)
    report.figure(f"{name}: exit code", run.code, bar="1 or 4", ok=run.code in (1, 4))
    report.figure(f"{name}: time", run.seconds, "s", f"under {timeout}", run.seconds < timeout)
    report.figure(f"{name}: peak memory", run.memory, "MB", f"under {MEMORY}", None if report.options.smoke else run.memory < MEMORY)
    if not out.is_file():
        common.note(run.stderr.decode(errors="replace")[-2000:])
        return
    found = json.loads(out.read_text())
    skipped = {s["path"]: s["reason"] for s in found["skipped"]}
    files = set(regular(where))
    unread = [f for f, reason in skipped.items() if f in files and "text rules" not in reason]
    missing = len(files) - len(unread) - found["stats"]["files"]
    report.figure(f"{name}: files", len(files))
    report.figure(f"{name}: neither scanned nor skipped", missing, bar="0", ok=missing == 0)
    report.figure(f"{name}: skipped without a reason", sum(not r for r in skipped.values()), bar="0", ok=all(skipped.values()))
    broken = [e for e in found["errors"] if "internal error" in e["message"]]
    report.figure(f"{name}: internal errors", len(broken), bar="0", ok=not broken)
    for each in broken[:10]:
        common.note(f"{each.get('path')}: {each['message']}")
    if run.stderr:
        common.note(run.stderr.decode(errors="replace")[-2000:])


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--files", type=int, default=100_000, help="size of the large tree")
    parser.add_argument("--depth", type=int, default=100_000, help="how many brackets")
    parser.add_argument("--only", choices=["deep", "strange", "many"], help="one of the three trees")
    options = parser.parse_args()
    program = common.binary(options)
    if options.smoke:
        options.files, options.depth = 2_000, 20_000
    report = common.Report("hostile: files that nobody should have", options)
    with common.temporary() as folder:
        trees = {name: pathlib.Path(folder) / name for name in ("deep", "strange", "many") if options.only in (None, name)}
        for name, where in trees.items():
            where.mkdir()
            listener = None
            if name == "deep":
                deep(where, options.depth)
            elif name == "strange":
                listener = strange(where, options)
            else:
                many(where, options.files)
            scan(program, report, name, where, folder, 600)
            if listener:
                listener.close()
                (where / "closed").chmod(0o700)
    report.finish()


if __name__ == "__main__":
    main()
