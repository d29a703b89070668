#!/usr/bin/env python3
"""Seeded rules and programs for two engines: where ours and an installed Semgrep disagree, made small and grouped."""

import collections
import fnmatch
import json
import os
import pathlib
import random
import re
import subprocess
import sys

import common
from dialects import DIALECTS, EXPRESSIONS, MARK, STATEMENTS, get, lists, put, walk

EXPLAINED = common.HERE / "differential.json"
VARIABLES = ["a", "b", "c", "total", "item"]
LEAVES = frozenset("name int str bool null".split())
SPECIAL = frozenset("mv mvdots dots sdots smv deep typed strdots strmv strre chain".split())
UNSURE = frozenset("typed smv chain strre".split())
SEARCH_OPTIONS = [
    ("constant_propagation", False), ("symbolic_propagation", True), ("symmetric_eq", True), ("commutative_boolop", True), ("ac_matching", False), ("vardef_assign", False),
    ("implicit_deep_exprstmt", False), ("go_deeper_stmt", False), ("go_deeper_expr", False), ("attr_expr", False), ("unify_ids_strictly", False),
]
TAINT_OPTIONS = [
    (name, True) for name in (
        "taint_assume_safe_functions", "taint_assume_safe_indexes", "taint_assume_safe_comparisons", "taint_assume_safe_booleans", "taint_assume_safe_numbers",
        "taint_only_propagate_through_assignments",
    )
]
# What chance alone would draw too seldom, by turns: see `due`.
SELDOM = ["strre", "strdots", "strmv", "typed", "chain", "mvdots", "smv"] + SEARCH_OPTIONS + TAINT_OPTIONS * 2
TURNS = 60
# A run of this many cases has to ask everything so often.
LONG_RUN, ASKED = 10000, 100


class Names:
    """What things are called in programs. Few names, so that patterns meet what they were not made from."""

    def __init__(self, variables=None, functions=None, methods=None, fields=None, texts=None, regexes=None):
        self.variables = variables or VARIABLES
        self.functions = functions or ["foo", "bar", "baz"]
        self.methods = methods or ["get", "run", "send"]
        self.fields = fields or ["left", "right"]
        self.classes, self.modules = ["Foo", "Bar"], ["alpha", "beta"]
        self.texts = texts or ["one", "two", "key", "one two"]
        self.regexes = regexes or [r"foo\(", r"\b(one|two)\b", r"(?i)KEY", r"[ab]\b", r"\b[0-9]\b", r"= *\d", r"(?P<WORD>ba[rz])", r"one two", r"o(?=ne)"]


class Code:
    """Grows programs, pieces of them and patterns from them, in one dialect."""

    def __init__(self, rng, dialect, names=None, wanted=None):
        self.rng, self.dialect, self.has, self.names = rng, dialect, dialect.features, names or Names()
        self.kinds = {}
        # A kind of hole that the next pattern shall have, or an option.
        self.wanted = wanted

    # --- programs

    def leaf(self):
        r = self.rng.random()
        if r < 0.45:
            return ("name", self.rng.choice(self.names.variables))
        if r < 0.7:
            return ("int", self.rng.randrange(4))
        if r < 0.93 or "null" not in self.has:
            return ("str", self.rng.choice(self.names.texts))
        return self.rng.choice([("bool", True), ("bool", False), ("null",)])

    def arguments(self, depth):
        args = [self.expression(depth) for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3]))]
        if "kw" in self.has and self.rng.random() < 0.25:
            args += [("kw", name, self.expression(depth)) for name in self.rng.sample(["size", "mode", "flag"], self.rng.choice([1, 1, 2]))]
        return args

    def call(self, depth):
        if "method" in self.has and self.rng.random() < 0.4:
            obj = ("name", self.rng.choice(self.names.variables)) if self.rng.random() < 0.7 else self.call(depth - 1) if depth > 0 else ("name", "a")
            return ("call", ("field", obj, self.rng.choice(self.names.methods)), self.arguments(depth - 1))
        return ("call", ("name", self.rng.choice(self.names.functions)), self.arguments(depth - 1))

    def expression(self, depth):
        if depth <= 0 or self.rng.random() < 0.35:
            return self.leaf()
        kinds = ["call"] * 5 + ["bin"] * 3 + ["field", "not"]
        kinds += [k for k in ("index", "list", "dict", "tern", "lambda", "new", "interp", "tuple") if k in self.has]
        kind, sub = self.rng.choice(kinds), lambda: self.expression(depth - 1)
        if kind == "call":
            return self.call(depth)
        if kind == "bin":
            return ("bin", self.rng.choice(["+", "-", "*", "==", "!=", "<", "and", "or"]), sub(), sub())
        if kind == "field":
            return ("field", ("name", self.rng.choice(self.names.variables)), self.rng.choice(self.names.fields))
        if kind == "index":
            return ("index", ("name", self.rng.choice(self.names.variables)), sub())
        if kind == "not":
            return ("not", ("name", self.rng.choice(self.names.variables)))
        if kind in ("list", "tuple"):
            return (kind, [sub() for _ in range(self.rng.randrange(1, 4))])
        if kind == "dict":
            return ("dict", [("pair", k, sub()) for k in self.rng.sample(["key", "size", "mode"], self.rng.randrange(1, 3))])
        if kind == "tern":
            return ("tern", sub(), sub(), sub())
        if kind == "lambda":
            return ("lambda", [self.rng.choice(["p", "q"])], sub())
        if kind == "new":
            return ("new", self.rng.choice(self.names.classes), self.arguments(depth - 1))
        return ("interp", self.rng.choice(["at ", "to "]), ("name", self.rng.choice(self.names.variables)))

    def target(self):
        r = self.rng.random()
        if r < 0.7 or "method" not in self.has:
            return ("name", self.rng.choice(self.names.variables))
        return ("field", ("name", self.rng.choice(self.names.variables)), self.rng.choice(self.names.fields))

    def body(self, depth, low=1, high=3):
        return [self.statement(depth) for _ in range(self.rng.randint(low, high))]

    def statement(self, depth):
        kinds = ["expr"] * 5 + ["decl"] * 3 + ["assign"] * 2 + ["aug"]
        if depth > 0:
            kinds += ["if"] * 3 + ["while", "foreach"] + (["try"] if "try" in self.has else [])
        kind = self.rng.choice(kinds)
        if kind == "expr":
            return ("expr", self.call(2))
        if kind == "assign":
            return ("assign", self.target(), self.expression(2))
        if kind == "decl":
            const = self.rng.choice([None, None, "const"])
            value = self.expression(2)
            kind = {"int": "int", "str": "str"}.get(value[0], self.rng.choice(["int", "str", "obj"]))
            name = self.rng.choice(self.names.variables)
            self.kinds[name] = kind
            return ("decl", name, kind, value, const)
        if kind == "aug":
            return ("aug", self.rng.choice("+-*"), ("name", self.rng.choice(self.names.variables)), self.expression(1))
        if kind == "if":
            return ("if", self.expression(1), self.body(depth - 1), self.body(depth - 1) if self.rng.random() < 0.35 else None)
        if kind == "while":
            return ("while", self.expression(1), self.body(depth - 1))
        if kind == "foreach":
            return ("foreach", self.rng.choice(["item", "each"]), ("name", self.rng.choice(self.names.variables)), self.body(depth - 1))
        return ("try", self.body(depth - 1), "error", self.body(depth - 1), self.body(0) if self.rng.random() < 0.3 else None)

    def parameters(self):
        out = []
        for name in self.rng.sample(self.names.variables, self.rng.choice([0, 1, 2])):
            self.kinds[name] = self.rng.choice(["int", "str", "obj"])
            out.append(("param", name, self.kinds[name], self.expression(0) if "default" in self.has and out and self.rng.random() < 0.3 else None))
        return out

    def function(self, name, member=False):
        mods = []
        if "mods" in self.has and self.rng.random() < 0.5:
            mods = self.rng.choice({"java": [["public"], ["private", "static"]], "csharp": [["public"], ["private", "static"]], "solidity": [["public"], ["public", "view"]]}.get(self.dialect.key, [["static"]]))
        elif "deco" in self.has and self.rng.random() < 0.3:
            mods = [self.rng.choice(["wrapped", "async"])]
        elif "async" in self.has and not member and self.rng.random() < 0.2:
            mods = ["async"]
        body = self.body(2, 2, 4)
        if self.rng.random() < 0.4:
            body.append(("return", self.expression(1)))
        elif "throw" in self.has and self.rng.random() < 0.15:
            body.append(("throw", ("new", "Foo", [self.leaf()]) if "new" in self.has else ("call", ("name", "Foo"), [self.leaf()])))
        return ("func", name, self.parameters(), body, mods)

    def program(self):
        """A program, as a tree."""
        if "data" in self.has:
            return ("program", [], [self.data(3, top=True)])
        if "blocks" in self.has:
            return ("program", [], [self.tf_block(2, top=True) for _ in range(self.rng.randint(2, 4))])
        if "lines" in self.has:
            return ("program", [], [self.shell(2) for _ in range(self.rng.randint(4, 8))])
        if "text" in self.has:
            return ("program", [], [("line", self.words()) for _ in range(self.rng.randint(4, 9))])
        imports = []
        if "import" in self.has:
            imports = [("import", self.rng.choice(self.names.modules), self.rng.choice([None, "foo", "bar"])) for _ in range(self.rng.choice([0, 1, 1, 2]))]
        items = [self.function(f"work{i}") for i in range(self.rng.randint(1, 3))]
        if "class" in self.has and self.rng.random() < 0.5:
            members = [("fieldd", "left", "int", self.leaf())] if self.rng.random() < 0.5 else []
            members += [self.function(n, member=True) for n in self.rng.sample(self.names.methods, self.rng.randint(1, 2))]
            items.append(("class", "Item", self.rng.choice([None, "Base"]) if "parent" in self.has else None, members))
        items += [self.statement(1) for _ in range(self.rng.randint(1, 3))]
        return ("program", imports, items)

    def data(self, depth, top=False):
        r = self.rng.random()
        if depth > 0 and (top or r < 0.45):
            return ("dmap", [("dpair", k, self.data(depth - 1)) for k in self.rng.sample(["name", "port", "image", "env", "mode", "size"], self.rng.randint(2, 4))])
        if depth > 0 and r < 0.65:
            return ("dseq", [self.data(depth - 1 if depth < 2 else 1) for _ in range(self.rng.randint(1, 3))])
        return self.rng.choice([("int", self.rng.randrange(4)), ("str", self.rng.choice(["one", "two", "key"])), ("bool", self.rng.random() < 0.5)])

    def tf_value(self, depth):
        r = self.rng.random()
        if depth > 0 and r < 0.2:
            return ("list", [self.tf_value(depth - 1) for _ in range(self.rng.randint(1, 3))])
        if depth > 0 and r < 0.35:
            return ("dict", [("pair", k, self.tf_value(0)) for k in self.rng.sample(["key", "size"], self.rng.randint(1, 2))])
        if depth > 0 and r < 0.45:
            return ("call", ("name", "merge"), [self.tf_value(0), self.tf_value(0)])
        if r < 0.55:
            return ("field", ("name", "var"), self.rng.choice(["size", "zone"]))
        return self.rng.choice([("int", self.rng.randrange(4)), ("str", self.rng.choice(self.names.texts)), ("bool", self.rng.random() < 0.5)])

    def tf_block(self, depth, top=False):
        items = [("tattr", k, self.tf_value(2)) for k in self.rng.sample(["name", "size", "zone", "open", "tags"], self.rng.randint(1, 3))]
        if depth > 1 and self.rng.random() < 0.6:
            items.append(self.tf_block(depth - 1))
        if top:
            return ("tblock", "resource", ("labels", self.rng.choice(["disk", "net"]), self.rng.choice(["main", "other"])), items)
        return ("tblock", self.rng.choice(["rule", "setting"]), ("labels",), items)

    def word(self, depth):
        r = self.rng.random()
        if depth > 0 and r < 0.1 and "script" in self.has:
            return ("sub", self.shell(0))
        return ("word", self.rng.choice(["one", "two", "-f", "--all", "file.txt", '"one two"', "/tmp/x"] + (["${size}", '"$name"'] if "script" in self.has else [])))

    def shell(self, depth):
        if "script" not in self.has:
            keyword = self.rng.choice(["RUN", "RUN", "RUN", "COPY", "ENV", "WORKDIR", "USER", "LABEL"])
            words = {
                "RUN": lambda: [("word", self.rng.choice(["make", "fetch"]))] + [self.word(0) for _ in range(self.rng.randint(0, 3))],
                "COPY": lambda: [("word", "src"), ("word", self.rng.choice(["/app", "/tmp"]))],
                "ENV": lambda: [("word", self.rng.choice(["MODE=one", "SIZE=2"]))],
                "WORKDIR": lambda: [("word", self.rng.choice(["/app", "/tmp"]))],
                "USER": lambda: [("word", self.rng.choice(["root", "app"]))],
                "LABEL": lambda: [("word", self.rng.choice(["a=one", 'b="two"']))],
            }[keyword]()
            return ("inst", keyword, words)
        r = self.rng.random()
        if depth > 0 and r < 0.2:
            return (self.rng.choice(["sif", "swhile"]), self.shell(0), [self.shell(depth - 1) for _ in range(self.rng.randint(1, 3))])
        if depth > 0 and r < 0.3:
            return ("pipe", [self.shell(0), self.shell(0)])
        if depth > 0 and r < 0.42:
            return ("set", self.rng.choice(["size", "name"]), self.word(1))
        return ("inst", self.rng.choice(["make", "fetch", "echo"]), [self.word(depth) for _ in range(self.rng.randint(0, 3))])

    def words(self):
        pool = ["one", "two", "key", "=", ":", "open", "size", "1", "2", ";", "( one )", "[ two ]", "{ key }", '"one"', "a.b"]
        return [("word", self.rng.choice(pool)) for _ in range(self.rng.randint(2, 6))]

    # --- pieces and patterns

    def pieces(self, program):
        """What a pattern may come from: paths of nodes, and of runs of statements as (path of the list, first, last + 1)."""
        items, good = program[2], []
        if "text" in self.has:
            return [((2, i), None) for i in range(len(items))]
        kinds = {"data": ("dmap", "dseq", "dpair"), "blocks": ("tblock", "tattr"), "lines": ("inst", "pipe", "set")}
        for feature, wanted in kinds.items():
            if feature in self.has:
                return [((2,) + p, None) for p, n in walk(items) if n[0] in wanted]
        for path, node in walk(items):
            if node[0] == "field" and path[-1] == 1 and get(items, path[:-1])[0] == "call":
                continue
            if node[0] in EXPRESSIONS and node[0] not in LEAVES or node[0] in STATEMENTS and node[0] != "fieldd":
                good.append(((2,) + path, None))
        good += [((1, i), None) for i in range(len(program[1]))] * 3
        for path, nodes in lists(items):
            if path and len(nodes) > 1 and all(isinstance(n, tuple) and n[0] in STATEMENTS - {"func", "class", "fieldd"} for n in nodes):
                first = self.rng.randrange(len(nodes) - 1)
                good.append(((2,) + path, (first, min(len(nodes), first + self.rng.choice([2, 2, 3])))))
        return good

    def generalise(self, piece):
        """A pattern that must match the piece: parts of it become metavariables and ellipses. Gives it and what each metavariable stands for."""
        bound = {}
        if "text" in self.has:
            return self.generalise_line(piece, bound), bound
        first = {"strre": self.to_text, "strdots": self.to_text, "strmv": self.to_text, "typed": self.to_typed, "chain": self.to_chain, "mvdots": self.to_dots, "smv": self.to_statement}.get(self.wanted)
        if first:
            piece = first(piece, bound)
            self.wanted = None
        for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3])):
            moves = [self.to_metavariable] * 4 + [self.to_dots] * 3 + [self.to_text, self.loosen, self.to_deep, self.rename, self.to_typed, self.to_chain, self.to_statement]
            piece = self.rng.choice(moves)(piece, bound)
        return piece, bound

    def generalise_line(self, piece, bound):
        words = list(piece[1])
        start = self.rng.randrange(len(words))
        words = words[start:start + self.rng.randint(2, 5)]
        for i, w in enumerate(words):
            if re.fullmatch(r"\w+", w[1]) and self.rng.random() < 0.3:
                name = next((k for k, v in bound.items() if v == w), None) or "XYZW"[len(bound) % 4]
                bound[name] = w
                words[i] = ("mv", name)
        if len(words) > 2 and self.rng.random() < 0.4:
            at = self.rng.randrange(1, len(words) - 1)
            words[at:at + 1] = [("dots",)]
        return ("line", words)

    def fresh(self, bound):
        return next((n for n in "XYZVWPQRST" if n not in bound), "U")

    def spots(self, piece, test):
        return [(p, n) for p, n in walk(piece) if p and test(p, n)]

    def to_metavariable(self, piece, bound):
        wanted = EXPRESSIONS | {"word", "dmap", "dseq"}
        found = self.spots(piece, lambda p, n: n[0] in wanted and not (n[0] == "word" and "script" not in self.has and p[-1] == 0) and not any(v for _, v in walk(n) if v[0] in SPECIAL))
        if not found:
            return piece
        path, node = self.rng.choice(found)
        name = self.fresh(bound)
        bound[name] = node
        again = self.rng.random() < 0.7
        for p, n in found:
            if p == path or again and n == node:
                piece = put(piece, p, ("mv", name))
        return piece

    def to_dots(self, piece, bound):
        choices = []
        for path, nodes in lists(piece):
            kinds = {n[0] if isinstance(n, tuple) else "" for n in nodes}
            if "" in kinds or "sdots" in kinds or "dots" in kinds or not nodes and path and path[-1] != 2:
                continue
            if kinds <= STATEMENTS and kinds and (path or len(nodes) > 1) and not kinds & {"func", "class", "fieldd"}:
                choices.append((path, ("sdots",)))
            elif kinds & {"tblock", "tattr", "inst", "set", "pipe"} and path:
                choices.append((path, ("sdots",)))
            elif kinds <= EXPRESSIONS | {"kw", "param", "pair", "dpair", "dmap", "dseq", "word"} and path:
                choices.append((path, ("dots",)))
        if not choices:
            return piece
        path, dots = self.rng.choice(choices)
        nodes = get(piece, path)
        start = self.rng.randint(0, len(nodes))
        stop = self.rng.randint(start, len(nodes))
        if nodes and self.rng.random() < 0.4:
            start, stop = 0, len(nodes)
        if nodes and nodes[0][0] == "word" and "script" not in self.has:
            start, stop = max(1, start), max(1, stop)
        if not path and start > 0 and stop == len(nodes):
            stop = start
        if dots[0] == "dots" and path and (self.wanted == "mvdots" or self.rng.random() < 0.12) and get(piece, path[:-1])[0] in ("call", "new"):
            dots = ("mvdots", "ARGS")
        rest = nodes[stop:]
        # Named arguments are found behind the dots in any order only when dots follow them.
        tail = [dots] if dots[0] == "dots" and any(n[0] == "kw" for n in rest) and stop - start else []
        return put(piece, path, nodes[:start] + [dots] + rest + tail)

    def to_text(self, piece, bound):
        found = self.spots(piece, lambda p, n: n[0] == "str")
        if not found:
            return piece
        path, node = self.rng.choice(found)
        r = self.rng.random()
        kind = self.wanted or ("strdots" if r < 0.4 or "data" in self.has and r < 0.6 else "strre" if r < 0.6 else "strmv")
        if kind == "strdots":
            return put(piece, path, ("strdots",))
        if kind == "strre":
            return put(piece, path, ("strre", self.rng.choice(["o", "^t", "ON"])))
        name = self.fresh(bound)
        bound[name] = node
        return put(piece, path, ("strmv", name))

    def to_typed(self, piece, bound):
        found = self.spots(piece, lambda p, n: n[0] == "name" and self.place(piece, p) == "argument") if "typed" in self.has else []
        if not found:
            return piece
        path, node = self.rng.choice(found)
        name = self.fresh(bound)
        bound[name] = node
        return put(piece, path, ("typed", self.kinds.get(node[1], "int"), name))

    def to_chain(self, piece, bound):
        """The beginning of a chain of methods becomes a metavariable and dots."""
        found = self.spots(piece, lambda p, n: n[0] == "call" and p[-1] == 1 and get(piece, p[:-1])[0] == "field") if self.dialect.key != "php" else []
        if not found:
            return self.to_metavariable(piece, bound)
        path, node = self.rng.choice(found)
        while node[0] in ("call", "field"):
            node = node[1]
        name = self.fresh(bound)
        bound[name] = node
        return put(piece, path, ("chain", name))

    def to_statement(self, piece, bound):
        """A whole statement becomes a metavariable."""
        found = self.spots(piece, lambda p, n: n[0] in STATEMENTS - {"func", "class", "fieldd", "import"} and isinstance(get(piece, p[:-1]), list))
        if not found:
            return piece
        return put(piece, self.rng.choice(found)[0], ("smv", self.fresh(bound)))

    def to_deep(self, piece, bound):
        found = self.spots(piece, lambda p, n: n[0] in EXPRESSIONS)
        found = [(p, n) for p, n in found if self.place(piece, p) in ("value", "argument", "condition")]
        if not found:
            return piece
        path, node = self.rng.choice(found)
        inner = [n for _, n in walk(node) if n[0] in EXPRESSIONS | {"mv"}]
        return put(piece, path, ("deep", self.rng.choice(inner)))

    def place(self, piece, path):
        """What part an expression plays in its parent."""
        parent = get(piece, path[:-1])
        if isinstance(parent, list):
            return "argument" if len(path) > 1 and get(piece, path[:-2])[0] in ("call", "new") else "item"
        if parent[0] in ("if", "while"):
            return "condition"
        if (parent[0], path[-1]) in {("assign", 2), ("decl", 3), ("return", 1)}:
            return "value"
        return parent[0]

    def rename(self, piece, bound):
        """A name that is no expression becomes a metavariable: of a function, class, field, declared variable, key or label."""
        slots = {"import": 2, "labels": 2, "func": 1, "class": 1, "field": 2, "decl": 1, "dpair": 1, "tattr": 1, "pair": 1}
        found = [(p, n) for p, n in walk(piece) if n[0] in slots and len(n) > slots[n[0]] and n[slots[n[0]]] and not n[slots[n[0]]].startswith("$") and not (n[0] == "pair" and "blocks" not in self.has)]
        found = [(p, n) for p, n in found if n[0] != "decl" or not p]
        if not found:
            return piece
        path, node = self.rng.choice(found)
        name = self.fresh(bound)
        bound[name] = ("name", node[slots[node[0]]])
        return put(piece, path + (slots[node[0]],), "$" + name)

    def loosen(self, piece, bound):
        """What a pattern may leave out: modifiers, parents, else."""
        found = [(p, n) for p, n in walk(piece) if n[0] == "func" and n[4] or n[0] == "class" and n[2] or n[0] == "if" and n[3] is not None]
        if not found:
            return piece
        path, node = self.rng.choice(found)
        return put(piece, path, {"func": lambda: node[:4] + ([],), "class": lambda: node[:2] + (None,) + node[3:], "if": lambda: node[:3] + (None,)}[node[0]]())

    # --- mutations of programs

    def mutate(self, piece):
        """Almost the piece."""
        if "lines" in self.has and "script" not in self.has and piece[1] != "RUN":
            # The words of the other instructions have a form of their own.
            return self.shell(0)
        for _ in range(self.rng.choice([1, 1, 2])):
            piece = self.rng.choice([self.change_leaf, self.change_leaf, self.change_list, self.change_list, self.wrap, self.replace])(piece)
        return piece

    def change_leaf(self, piece):
        found = self.spots(piece, lambda p, n: n[0] in LEAVES or n[0] == "word")
        if not found:
            return piece
        path, node = self.rng.choice(found)
        if node[0] == "word":
            return put(piece, path, ("word", self.rng.choice(["one", "two", "three"])))
        callee = path[-1] == 1 and get(piece, path[:-1])[0] == "call"
        if callee:
            return put(piece, path, ("name", self.rng.choice(self.names.functions)))
        named = node[0] == "name" and (get(piece, path[:-1])[0] in ("assign", "aug", "field") if isinstance(get(piece, path[:-1]), tuple) else False)
        return put(piece, path, ("name", self.rng.choice(self.names.variables)) if named else self.rng.choice([("int", 7), ("str", "other")]) if "data" in self.has else self.leaf())

    def change_list(self, piece):
        found = [(p, n) for p, n in lists(piece) if n and isinstance(n[0], tuple) and n[0][0] not in ("param",)]
        if not found:
            return piece
        path, nodes = self.rng.choice(found)
        nodes = list(nodes)
        kind, move = nodes[0][0], self.rng.randrange(4)
        at = self.rng.randrange(len(nodes))
        if move == 0 and len(nodes) > 1:
            del nodes[at]
        elif move == 1 and kind not in ("kw", "dpair", "pair", "tattr"):
            nodes.insert(at, nodes[at])
        elif move == 2 and len(nodes) > 1 and {n[0] for n in nodes} <= STATEMENTS | {"kw", "dpair", "pair", "tattr", "dmap", "dseq", "int", "str", "inst", "word"}:
            other = self.rng.randrange(len(nodes))
            nodes[at], nodes[other] = nodes[other], nodes[at]
        elif kind in STATEMENTS and kind not in ("func", "class", "fieldd"):
            nodes.insert(at, self.statement(0))
        elif kind in EXPRESSIONS:
            nodes.insert(0, self.leaf())
        elif kind == "inst":
            nodes.insert(at, self.shell(0))
        return put(piece, path, nodes)

    def wrap(self, piece):
        found = self.spots(piece, lambda p, n: n[0] in EXPRESSIONS and self.place(piece, p) in ("value", "argument", "condition"))
        if not found:
            return piece
        path, node = self.rng.choice(found)
        return put(piece, path, self.rng.choice([("call", ("name", self.rng.choice(self.names.functions)), [node]), ("bin", "+", node, self.leaf())]))

    def replace(self, piece):
        found = self.spots(piece, lambda p, n: n[0] in EXPRESSIONS and self.place(piece, p) in ("value", "argument", "condition"))
        if not found:
            return piece
        path, _ = self.rng.choice(found)
        return put(piece, path, self.expression(1))

    def plant(self, program, piece):
        """Mutated copies of the piece at places where such things stand."""
        listed = isinstance(piece, list)
        copy = self.mutate(piece)
        # What is marked stays as it is, and so do the statements beside it.
        marks = [p for p, n in walk(program) if n[0] == "mark"]

        def kept(path):
            return any(path[: len(m)] == m or path == m[:-1] for m in marks)

        if listed or copy[0] in STATEMENTS or copy[0] in EXPRESSIONS:
            nodes = copy if listed else [copy]
            if not listed and copy[0] in EXPRESSIONS:
                nodes = [self.rng.choice([("assign", ("name", "c"), copy), ("decl", "total", "int", copy, None), ("expr", ("call", ("name", "foo"), [copy])), ("if", copy, [("expr", ("call", ("name", "bar"), []))], None)])]
            if nodes and nodes[0][0] == "import":
                return put(program, (1,), program[1] + [("import", self.rng.choice(self.names.modules), self.rng.choice([None, "foo"]))])
            if nodes and nodes[0][0] in ("func", "class"):
                return put(program, (2,), program[2] + nodes)
            homes = [p for p, n in lists(program) if len(p) > 1 and n and not kept(p) and all(isinstance(x, tuple) and (x[0] if x[0] != "mark" else x[1][0]) in STATEMENTS - {"func", "class", "fieldd", "import"} for x in n)]
            if not homes:
                return program
            home = self.rng.choice(homes)
            old = get(program, home)
            at = self.rng.randrange(len(old))
            return put(program, home, old[:at] + nodes + old[at:])
        if copy[0] == "dpair":
            homes = [p for p, n in walk(program) if n[0] == "dmap" and not kept(p) and all(i[0] != "dpair" or i[1] != copy[1] for i in n[1])]
            if not homes:
                return program
            home = self.rng.choice(homes) + (1,)
            return put(program, home, get(program, home) + [copy])
        if copy[0] in ("dmap", "dseq"):
            homes = [p for p, n in walk(program) if n[0] == "dseq" and not kept(p)]
            if homes:
                home = self.rng.choice(homes) + (1,)
                return put(program, home, get(program, home) + [copy])
            return program
        if copy[0] == "tattr":
            homes = [p for p, n in walk(program) if n[0] == "tblock" and not kept(p) and all(i[0] != "tattr" or i[1] != copy[1] for i in n[3])]
            if not homes:
                return program
            home = self.rng.choice(homes) + (3,)
            return put(program, home, get(program, home) + [copy])
        return put(program, (2,), program[2] + [copy])


# --- rules: ("rule", mode, [formula], sources, sinks, sanitizers, propagators, options, fix)


class Rules:
    """Grows rules over patterns of a program."""

    def __init__(self, code):
        self.code, self.rng, self.has = code, code.rng, code.has

    def condition(self, bound):
        name = self.rng.choice(sorted(bound))
        node = bound[name]
        r = self.rng.random()
        if r < 0.3:
            return ("mv-regex", name, self.rng.choice(["[ab]", ".*o", "^[0-9]+$", "^.*e$", "foo|bar", '"?one', "^(?!a)"]))
        if r < 0.55:
            value = self.rng.choice([f"${name} > 1", f"${name} == 2", f"${name} < 3 and ${name} != 0", f"str(${name}) == 'a'", f"${name} in [1, 2, 'one']", f"re.match('o', str(${name}))"])
            return ("mv-comparison", name, value)
        if r < 0.8 and "text" not in self.has and "lines" not in self.has:
            inner = [n for _, n in walk(node) if n[0] in EXPRESSIONS] or [("int", 1)]
            terms = [("pattern", self.code.generalise(self.rng.choice(inner))[0])]
            if self.rng.random() < 0.4:
                terms.append(("pattern", self.code.expression(1) if "data" not in self.has and "blocks" not in self.has else ("int", 1)))
                return ("mv-pattern", name, [("either", terms)])
            return ("mv-pattern", name, terms)
        return ("focus", [name] if self.rng.random() < 0.6 or len(bound) < 2 else self.rng.sample(sorted(bound), 2))

    def pattern(self, piece):
        shape, bound = self.code.generalise(piece)
        if all(n[0] == "sdots" for n in (shape if isinstance(shape, list) else [shape])):
            return ("pattern", piece), {}
        return ("pattern", shape), bound

    @staticmethod
    def certain(shape):
        """Whether nothing in a pattern may keep it from the piece that it came from."""
        return not any(n[0] in UNSURE for _, n in walk(shape))

    def around(self, program, path):
        """A pattern of something around the piece: an enclosing node, or the statements before it with dots behind."""
        above = [path[:i] for i in range(2, len(path)) if isinstance(get(program, path[:i]), tuple) and get(program, path[:i])[0] in ("func", "class", "if", "while", "foreach", "try", "tblock", "dmap", "dpair", "call", "assign", "decl", "expr")]
        if not above:
            return None
        at = self.rng.choice(above)
        node = get(program, at)
        home = get(program, at[:-1])
        if isinstance(home, list) and node[0] in STATEMENTS - {"func", "class"} and at[-1] > 0 and home[at[-1] - 1][0] in STATEMENTS - {"func", "class", "fieldd"} and self.rng.random() < 0.4:
            return ("pattern", [self.code.generalise(home[at[-1] - 1])[0], ("sdots",)])
        inner = {"func": 3, "if": 2, "while": 2, "foreach": 3, "class": 3, "tblock": 3}.get(node[0])
        if node[0] == "dmap":
            node = ("dmap", [("dots",), self.rng.choice(node[1]), ("dots",)])
        elif inner and self.rng.random() < 0.8:
            node = put(node, (inner,), [("sdots",)])
            if node[0] == "func":
                node = put(put(node, (2,), [("dots",)]), (4,), [])
            if node[0] == "if":
                node = put(node, (3,), None)
        elif node[0] == "call":
            node = ("call", node[1], [("dots",)])
        return ("pattern", self.code.generalise(node)[0])

    def text_regex(self):
        return ("regex", self.rng.choice(self.code.names.regexes))

    def formula(self, program, path, piece):
        """A formula with the piece's pattern first, and whether it has nothing but positives that must match the piece."""
        shape, bound = self.pattern(piece)
        if self.code.dialect.key == "regex":
            first = self.text_regex()
            r = self.rng.random()
            if r < 0.3:
                return first, False
            return ("patterns", [first, self.rng.choice([("not-regex", self.text_regex()[1]), self.text_regex(), ("mv-regex", "1", "o|b")])]), False
        r = self.rng.random()
        # Equal names that are declared in between need not be the same variable.
        sure = not (any(n[0] in ("decl", "foreach", "lambda", "param") for _, n in walk(piece)) and repeated(shape[1])) and self.certain(shape[1])
        if r < 0.3:
            return shape, sure
        if r < 0.4:
            other = self.pattern(self.code.mutate(piece))[0]
            return ("either", [shape, other]), sure
        terms = [shape]
        for _ in range(self.rng.choice([1, 1, 2, 3])):
            pick = self.rng.random()
            if pick < 0.2:
                terms.append(("not", self.pattern(self.code.mutate(piece))[0]))
                sure = False
            elif pick < 0.36:
                outer = self.around(program, path)
                if outer:
                    terms.append(("inside", outer))
                    sure = False
            elif pick < 0.5:
                outer = self.around(program, path)
                if outer:
                    terms.append(("not-inside", outer))
                    sure = False
            elif pick < 0.58:
                terms.append(self.rng.choice([self.text_regex(), ("not-regex", self.text_regex()[1])]))
                sure = False
            elif pick < 0.66:
                terms.append(("either", [self.pattern(piece)[0], self.pattern(self.code.mutate(piece))[0]]))
                sure = False
            elif bound:
                terms.append(self.condition(bound))
                sure = False
        if self.rng.random() < 0.2:
            self.rng.shuffle(terms)
        return ("patterns", terms), sure and len(terms) == 1

    def options(self):
        if self.code.wanted in SEARCH_OPTIONS:
            return [("option",) + self.code.wanted]
        if self.rng.random() < 0.9 or "text" in self.has:
            return []
        return [("option",) + self.rng.choice(SEARCH_OPTIONS)]

    def search(self, program, path, piece):
        formula, sure = self.formula(program, path, piece)
        options = self.options()
        fix = self.rng.choice(["changed", "$X", ""]) if self.rng.random() < 0.06 else None
        return ("rule", "search", [formula], [], [], [], [], options, fix), sure and not options


def repeated(pattern):
    """Whether a metavariable stands twice in a pattern."""
    names = [n[1] for _, n in walk(pattern) if n[0] == "mv"] + [v[1:] for _, n in walk(pattern) for v in n[1:] if isinstance(v, str) and v.startswith("$")]
    return len(set(names)) < len(names)


class Taint:
    """Programs in which something flows, and rules about it."""

    def __init__(self, code):
        self.code, self.rng, self.has = code, code.rng, code.has

    def call(self, name, *args):
        return ("call", ("name", name), list(args))

    def value(self, depth=1):
        v = ("name", self.rng.choice(VARIABLES[:3]))
        r = self.rng.random()
        if r < 0.4 or depth == 0:
            return v
        inner = self.value(depth - 1)
        options = [self.call("wrap", inner), ("bin", "+", inner, ("str", "x")), self.call("clean", inner), ("bin", "==", inner, ("int", 1))]
        if "method" in self.has:
            options += [("call", ("field", v, "get"), [inner]), ("field", v, "left")]
        for kind, node in (("index", ("index", v, ("int", 0))), ("tern", ("tern", v, inner, ("int", 1))), ("list", ("list", [inner, ("int", 1)])), ("dict", ("dict", [("pair", "key", inner)])), ("interp", ("interp", "at ", v)), ("new", ("new", "Foo", [inner]))):
            if kind in self.has:
                options.append(node)
        return self.rng.choice(options)

    def statement(self, depth):
        name = self.rng.choice(VARIABLES[:3])
        r = self.rng.random()
        if r < 0.2:
            return ("assign", ("name", name), self.call("source"))
        if r < 0.45:
            return ("assign", ("name", name), self.value(2))
        if r < 0.7:
            return ("expr", self.call("sink", *[self.value(1) for _ in range(self.rng.choice([1, 1, 2]))]))
        if r < 0.75:
            return ("assign", ("name", name), self.rng.choice([("int", 1), self.call("clean", ("name", name))]))
        if r < 0.8:
            return ("expr", self.call(self.rng.choice(["fill", "clean"]), ("name", name), self.value(0)))
        if r < 0.84 and "method" in self.has:
            return ("assign", ("field", ("name", name), "left"), self.value(1))
        if r < 0.87:
            return ("aug", "+", ("name", name), self.value(1))
        if depth == 0:
            return ("expr", self.call("sink", ("name", name)))
        body = [self.statement(depth - 1) for _ in range(self.rng.randint(1, 3))]
        kind = self.rng.choice(["if", "if", "while", "foreach"] + (["try"] if "try" in self.has else []))
        if kind == "if":
            return ("if", self.rng.choice([("name", "flag"), self.call("check", ("name", name))]), body, [self.statement(0)] if self.rng.random() < 0.5 else None)
        if kind == "while":
            return ("while", ("name", "flag"), body)
        if kind == "foreach":
            return ("foreach", "item", ("name", name), body + [("expr", self.call("sink", ("name", "item")))])
        return ("try", body, "error", [self.statement(0)], None)

    def program(self):
        items = []
        for i in range(self.rng.randint(1, 3)):
            body = [("decl", n, "str", self.rng.choice([("str", "x"), self.call("source"), ("int", 0)]), None) for n in VARIABLES[:3]]
            body += [self.statement(2) for _ in range(self.rng.randint(3, 7))]
            items.append(("func", f"work{i}", [("param", "flag", "int", None), ("param", "supplied", "str", None)], body, []))
        return ("program", [], items)

    def rule(self):
        arg = ("mv", "X")
        sources = [("pattern", self.call("source", ("dots",)))]
        if self.rng.random() < 0.2:
            sources.append(("pattern", ("name", "supplied")))
        sinks = self.rng.choice([
            [("pattern", self.call("sink", ("dots",)))],
            [("pattern", self.call("sink", arg))],
            [("patterns", [("pattern", self.call("sink", arg, ("dots",))), ("focus", ["X"])])],
            [("patterns", [("pattern", self.call("sink", ("dots",), arg, ("dots",))), ("focus", ["X"])])],
            [("pattern", self.call("sink", ("dots",))), ("key", "exact", False)],
        ])
        sanitizers = self.rng.choice([
            [], [], [("pattern", self.call("clean", ("dots",)))],
            [("pattern", self.call("clean", ("dots",))), ("key", "exact", True)],
            [("patterns", [("pattern", self.call("clean", arg, ("dots",))), ("focus", ["X"])]), ("key", "by-side-effect", True)],
            [("patterns", [("pattern", self.call("check", arg)), ("focus", ["X"])]), ("key", "by-side-effect", True)],
        ])
        propagators = [("pattern", self.call("fill", ("mv", "TO"), ("mv", "FROM"))), ("key", "from", "$FROM"), ("key", "to", "$TO")] if self.rng.random() < 0.3 else []
        if self.code.wanted in TAINT_OPTIONS:
            options = [("option",) + self.code.wanted]
        else:
            options = [("option",) + self.rng.choice(TAINT_OPTIONS)] if self.rng.random() < 0.1 else []
        return ("rule", "taint", [], sources, sinks, sanitizers, propagators, options, None)


def formula_data(f, dialect):
    """A formula as YAML data."""
    kind = f[0]
    names = {"patterns": "patterns", "either": "pattern-either"}
    if kind in names:
        return {names[kind]: [formula_data(t, dialect) for t in f[1]]}
    if kind == "pattern":
        return {"pattern": dialect.pattern(f[1])}
    if kind in ("not", "inside", "not-inside"):
        inner = formula_data(f[1], dialect)
        return {f"pattern-{kind}": inner["pattern"] if f[1][0] == "pattern" else inner}
    if kind in ("regex", "not-regex"):
        return {f"pattern-{kind}": f[1]}
    if kind == "mv-regex":
        return {"metavariable-regex": {"metavariable": "$" + f[1], "regex": f[2]}}
    if kind == "mv-comparison":
        return {"metavariable-comparison": {"metavariable": "$" + f[1], "comparison": f[2]}}
    if kind == "mv-pattern":
        return {"metavariable-pattern": {"metavariable": "$" + f[1], **formula_data(f[2][0], dialect)}}
    return {"focus-metavariable": ["$" + n for n in f[1]] if len(f[1]) > 1 else "$" + f[1][0]}


def items_data(items, dialect):
    """Taint specifications: formulas, each with the keys that follow it."""
    out = []
    for item in items:
        if item[0] == "key":
            out[-1][item[1]] = item[2]
        else:
            out.append(formula_data(item, dialect))
    return out


class Case:
    """One rule and one program."""

    def __init__(self, language, program, rule, sure=False):
        self.language, self.program, self.rule, self.sure = language, program, rule, sure
        self.dialect = DIALECTS[language]

    def text(self):
        """The program's text, and the lines of what is marked."""
        lines = self.dialect.program(self.program).split("\n")
        marked = [i for i, line in enumerate(lines, 1) if MARK in line]
        return "\n".join(lines).replace(MARK, ""), marked

    def data(self, name):
        """The rule as YAML data, for its own file only."""
        _, mode, formula, sources, sinks, sanitizers, propagators, options, fix = self.rule
        rule = {"id": name, "languages": [self.language], "severity": "INFO", "message": "m", "paths": {"include": [self.file(name)]}}
        if mode == "search":
            rule.update(formula_data(formula[0], self.dialect))
        else:
            rule["mode"] = "taint"
            for key, items in (("sources", sources), ("sinks", sinks), ("sanitizers", sanitizers), ("propagators", propagators)):
                if items:
                    rule[f"pattern-{key}"] = items_data(items, self.dialect)
        if options:
            rule["options"] = {o[1]: o[2] for o in options}
        if fix is not None:
            rule["fix"] = fix
        return rule

    def file(self, name):
        return f"{name}.{self.dialect.ext}"

    def operators(self):
        """Names of all operators and kinds of holes."""
        out = {n[0] for _, n in walk(list(self.rule[2:7])) if n[0] in OPERATORS or n[0] in SPECIAL}
        out |= {f"taint {k}" for k, items in zip(("sources", "sinks", "sanitizers", "propagators"), self.rule[3:7]) if items}
        out |= {f"option {o[1]}" for o in self.rule[7]}
        return out | ({"fix"} if self.rule[8] is not None else set())

    def valid(self):
        """Whether the rule is well formed."""
        _, mode, formula, sources, sinks, sanitizers, propagators = self.rule[:7]
        if mode == "search":
            return len(formula) == 1 and well_formed(formula[0], top=True)
        groups = (sources, sinks, sanitizers, propagators)
        return bool(sources and sinks) and all(not g or g[0][0] != "key" for g in groups) and len(propagators) in (0, 3) and all(well_formed(i, top=True) for g in groups for i in g if i[0] != "key")


OPERATORS = frozenset("pattern patterns either not inside not-inside regex not-regex mv-regex mv-comparison mv-pattern focus".split())
POSITIVE = frozenset("pattern patterns either inside regex".split())


# Names of all that the table of operators shows, for none of them may be missing.
SHOWN = OPERATORS | SPECIAL | {"fix"} | {f"taint {k}" for k in ("sources", "sinks", "sanitizers", "propagators")} | {f"option {name}" for name, _ in SEARCH_OPTIONS + TAINT_OPTIONS}


def well_formed(f, top=False):
    """Whether a formula may stand there."""
    if f[0] not in OPERATORS or top and f[0] not in POSITIVE:
        return False
    if f[0] == "patterns":
        return any(t[0] in POSITIVE for t in f[1]) and all(well_formed(t) for t in f[1])
    if f[0] == "either":
        return bool(f[1]) and all(t[0] in POSITIVE and well_formed(t) for t in f[1])
    if f[0] == "mv-pattern":
        return len(f[2]) == 1 and well_formed(f[2][0])
    if f[0] == "focus":
        return bool(f[1])
    if f[0] == "pattern":
        return any(n[0] != "sdots" for n in (f[1] if isinstance(f[1], list) else [f[1]]))
    return True


def due(number, languages, taint):
    """What this case shall have, or nothing: every language has each of what is seldom in turn."""
    turn = (number // len(languages) + 7 * (number % len(languages))) % TURNS
    wanted = SELDOM[turn] if turn < len(SELDOM) else None
    dialect = DIALECTS[languages[number % len(languages)]]
    if wanted in TAINT_OPTIONS:
        return wanted if taint and dialect.key in TAINTED else None
    return None if "text" in dialect.features or wanted == "typed" and "typed" not in dialect.features else wanted


def generated(seed, number, languages, taint):
    """The case of this number: the same for the same seed and languages."""
    rng = random.Random(f"{seed}/{number}")
    language = languages[number % len(languages)]
    wanted = due(number, languages, taint)
    if taint and language in TAINTED and (wanted in TAINT_OPTIONS or wanted is None and rng.random() < 0.15):
        flow = Taint(Code(rng, DIALECTS[language], wanted=wanted))
        return Case(language, flow.program(), flow.rule())
    # Not every program has a place for the hole that is wanted.
    for _ in range(20):
        case = searched(rng, language, wanted)
        if not isinstance(wanted, str) or wanted in case.operators():
            break
    return case


def searched(rng, language, wanted):
    """A case of search mode."""
    code = Code(rng, DIALECTS[language], wanted=wanted)
    while True:
        program = code.program()
        pieces = code.pieces(program)
        if pieces:
            break
    path, run = rng.choice(pieces)
    piece = get(program, path)
    if run:
        piece, path = piece[run[0]:run[1]], path + (run[0],)
    rule, sure = Rules(code).search(program, path, piece)
    program = put(program, path, ("mark", get(program, path)))
    for _ in range(rng.randint(1, 4)):
        program = code.plant(program, piece)
    return Case(language, program, rule, sure and language != "regex")


TAINTED = frozenset("python javascript typescript java go php ruby csharp kotlin rust c cpp scala swift solidity".split())


class Engines:
    """Both programs on batches of cases."""

    def __init__(self, ours, theirs, folder):
        self.ours, self.theirs, self.folder, self.count = ours, theirs, pathlib.Path(folder), 0

    def lay(self, cases):
        """Writes a batch; gives its folders."""
        self.count += 1
        base = self.folder / f"batch{self.count}"
        targets = base / "targets"
        targets.mkdir(parents=True)
        # An empty file switches Semgrep's built-in list of ignored folders off.
        (targets / ".semgrepignore").touch()
        rules = []
        for i, case in enumerate(cases):
            name = f"case{i}"
            (targets / case.file(name)).write_text(case.text()[0])
            rules.append(case.data(name))
        (base / "rules.yaml").write_text("rules:\n" + "".join(f"- {json.dumps(r)}\n" for r in rules))
        return base, targets

    def run_ours(self, base, targets, number):
        """For every case its lines, or the text of an error."""
        command = [self.ours, "scan", str(targets), "--config", str(base / "rules.yaml"), "--no-cache", "--jobs", "1", "--format", "json", "--fail-on", "none", "--compat", "--quiet"]
        run = subprocess.run(command, cwd=targets, env=dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(self.folder / "cache")), capture_output=True, timeout=600)
        if run.returncode == 2 and b"no rule was loaded" in run.stderr:
            return ["error: no rule was loaded"] * number
        if run.returncode not in (0, 4):
            if number == 1:
                return [f"crash: exit {run.returncode}: {run.stderr.decode(errors='replace')[-300:]}"]
            return None
        report = json.loads(run.stdout)
        out = [set() for _ in range(number)]
        for f in report["findings"]:
            out[case_number(f["rule"])].add(f["start"]["line"])
        for e in report["errors"]:
            if e.get("rule"):
                out[case_number(e["rule"])] = f"error: {e['message']}"
        return out

    def run_theirs(self, base, targets, number):
        """The same of Semgrep; a broken rule that stops all is found by halving."""
        env = dict(os.environ, PATH=f"{pathlib.Path(self.theirs).parent}{os.pathsep}{os.environ['PATH']}", SEMGREP_SEND_METRICS="off", SEMGREP_ENABLE_VERSION_CHECK="0")
        command = [
            self.theirs, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--quiet", "--jobs", "1",
            "--timeout", "20", "--config", str(base / "rules.yaml"), "--json", str(targets),
        ]
        run = subprocess.run(command, cwd=targets, env=env, capture_output=True, timeout=1200)
        try:
            report = json.loads(run.stdout)
        except ValueError:
            return None
        out = [set() for _ in range(number)]
        for r in report["results"]:
            out[case_number(r["check_id"])].add(r["start"]["line"])
        for e in report["errors"]:
            text = f"error: {e.get('type')}: {e.get('message') or e.get('long_msg') or e.get('short_msg') or ''}"
            at = case_number(e["rule_id"]) if e.get("rule_id") else case_number(pathlib.Path(e["path"]).stem) if e.get("path") else None
            if at is not None:
                out[at] = text
        return out if run.returncode in (0, 1, 2, 3, 7) and not (run.returncode == 7 and not report["paths"]["scanned"]) else None

    def both(self, cases):
        """Pairs of results, one for every case."""
        if not cases:
            return []
        base, targets = self.lay(cases)
        theirs = self.run_theirs(base, targets, len(cases))
        if theirs is None:
            if len(cases) == 1:
                return [("error: not asked", "error: no report")]
            half = len(cases) // 2
            return self.both(cases[:half]) + self.both(cases[half:])
        return list(zip(self.alone(cases), theirs))

    def alone(self, cases):
        """Our results; a case that ends the process is found by halving."""
        results = self.run_ours(*self.lay(cases), len(cases))
        half = len(cases) // 2
        return self.alone(cases[:half]) + self.alone(cases[half:]) if results is None else results


def case_number(name):
    return int(name.rsplit(".", 1)[-1].removeprefix("case"))


def verdict(ours, theirs):
    """How a case ended: agree, void (Semgrep could not read it), or who alone reports."""
    if isinstance(theirs, str):
        return "void"
    if isinstance(ours, str):
        return "rejected" if ours.startswith("error") else "crash"
    if ours == theirs:
        return "agree"
    return "only quantumlayer" if ours > theirs else "only semgrep" if ours < theirs else "both differ"


def weight(case):
    """How big a case is."""
    return sum(1 for _ in walk(case.program)) + sum(1 for _ in walk(case.rule))


def smaller(case, rng, limit):
    """Cases with something left out or made simple, biggest steps first."""
    out = []
    for field in ("program", "rule"):
        tree = getattr(case, field)
        for path, nodes in lists(tree):
            if nodes and not (field == "rule" and path == (2,)):
                size = len(nodes) // 2
                while size >= 1:
                    out += [(field, put(tree, path, nodes[:i] + nodes[i + size:])) for i in range(0, len(nodes), size)]
                    size //= 2
        for path, node in walk(tree):
            if node[0] == "mark":
                out.append((field, put(tree, path, node[1])))
            elif node[0] in EXPRESSIONS and path:
                out += [(field, put(tree, path, n)) for p, n in walk(node) if p and n[0] in EXPRESSIONS and len(p) <= 2]
            elif node[0] in ("if", "while", "foreach", "try", "func") and isinstance(get(tree, path[:-1]), list):
                for p, n in lists(node):
                    if len(p) == 1 and n and isinstance(n[0], tuple) and n[0][0] in STATEMENTS and isinstance(path[-1], int):
                        home = get(tree, path[:-1])
                        out.append((field, put(tree, path[:-1], home[:path[-1]] + n + home[path[-1] + 1:])))
            elif node[0] in ("patterns", "either") and len(node[1]) == 1:
                out.append((field, put(tree, path, node[1][0])))
            if node[0] == "if" and node[3] is not None:
                out.append((field, put(tree, path, node[:3] + (None,))))
    if case.rule[8] is not None:
        out.append(("rule", case.rule[:8] + (None,)))
    made = []
    for field, tree in out:
        new = Case(case.language, tree if field == "program" else case.program, tree if field == "rule" else case.rule)
        if new.valid() and weight(new) < weight(case):
            made.append(new)
    rng.shuffle(made)
    made.sort(key=weight)
    return made[: limit // 2] + rng.sample(made[limit // 2:], min(limit // 2, max(0, len(made) - limit // 2)))


def minimised(engines, found, rounds, limit, rng, batch):
    """Every disagreement made as small as it gets in so many rounds of batches."""
    active = dict(enumerate(found))
    done = dict(active)
    for step in range(rounds):
        asked = [(key, new) for key, (case, _, _) in active.items() for new in smaller(case, rng, limit)]
        if not asked:
            break
        common.note(f"making {len(active)} disagreements smaller, round {step + 1}: {len(asked)} tries")
        results = []
        for i in range(0, len(asked), batch):
            results += engines.both([new for _, new in asked[i:i + batch]])
        better = {}
        for (key, new), (a, b) in zip(asked, results):
            if verdict(a, b) == verdict(*active[key][1:]) and (key not in better or weight(new) < weight(better[key][0])):
                better[key] = (new, a, b)
        active = better
        done.update(better)
    return [done[key] for key in sorted(done)]


def skeleton(node, depth=4):
    """The shape of a pattern without its names."""
    if isinstance(node, list):
        return "[" + " ".join(dict.fromkeys(skeleton(n, depth) for n in node)) + "]"
    if not isinstance(node, tuple):
        return ""
    kind = "leaf" if node[0] in LEAVES or node[0] == "word" else node[0]
    if depth == 0 or kind == "leaf" or kind in SPECIAL - {"deep"}:
        return kind
    parts = [skeleton(n, depth - 1) for n in node[1:]]
    text = " ".join(p for p in parts if p)
    return f"{kind}({text})" if text else kind


def shape(case, ours, theirs):
    """The group a disagreement belongs to."""
    _, mode, formula, sources, sinks, sanitizers, propagators, options, fix = case.rule
    def terms(f):
        if f[0] == "pattern":
            return skeleton(f[1])
        if f[0] in ("patterns", "either"):
            return f"{f[0]}[" + ", ".join(terms(t) for t in f[1]) + "]"
        if f[0] in ("not", "inside", "not-inside"):
            return f"{f[0]} {terms(f[1])}"
        if f[0] == "mv-pattern":
            return f"mv-pattern {terms(f[2][0])}"
        return f[0]
    rule = terms(formula[0]) if mode == "search" else "taint " + ", ".join(
        f"{key}: " + " ".join(terms(i) if i[0] != "key" else f"{i[1]}" for i in items) for key, items in (("sinks", sinks), ("sanitizers", sanitizers), ("propagators", propagators)) if items
    )
    rule += "".join(f" {o[1]}" for o in options) + (" fix" if fix is not None else "")
    code = "; ".join(dict.fromkeys(skeleton(i, 2) for i in case.program[2]))
    return f"{case.language}: {verdict(ours, theirs)}: {rule} | {code[:160]}"


def explained(group, known):
    """The entry that settles a group. Its `group` is the group's text, with `*` for any text."""
    return next((k for k in known if fnmatch.fnmatchcase(group, k["group"].replace("[", "[[]"))), None)


def supported(engines, languages):
    """Languages whose rules ours takes, and whether it has taint mode."""
    probes = [Case(n, ("program", [], [("line", [("word", "one")])] if n in ("generic", "regex") else []), ("rule", "search", [("regex", "one") if n == "regex" else ("pattern", PROBES.get(n, ("name", "one")))], [], [], [], [], [], None)) for n in languages]
    probes = [p if p.language not in ("json", "yaml") else Case(p.language, ("program", [], [("dmap", [])]), p.rule) for p in probes]
    tainted = next((n for n in languages if n in TAINTED), None)
    if tainted:
        taint = Taint(Code(random.Random(0), DIALECTS[tainted]))
        probes.append(Case(tainted, ("program", [], []), taint.rule()))
    results = engines.alone(probes)
    return [n for n, r in zip(languages, results) if not isinstance(r, str)], bool(tainted) and not isinstance(results[-1], str)


PROBES = {
    "json": ("int", 1), "yaml": ("int", 1), "terraform": ("tattr", "a", ("int", 1)), "dockerfile": ("inst", "USER", [("word", "app")]),
    "bash": ("inst", "make", []), "generic": ("line", [("word", "one")]),
}


def smoke(engines, cases, report):
    """Ours alone: rules compile, nothing crashes, a pattern finds the piece it came from."""
    results = engines.alone(cases)
    broken, lost, dead = [], [], []
    for i, (case, found) in enumerate(zip(cases, results)):
        if isinstance(found, str):
            (dead if found.startswith("crash") else broken).append((i, found))
        elif case.sure and not set(case.text()[1]) <= found:
            lost.append((i, found))
    known = json.loads(EXPLAINED.read_text())["smoke"]
    unexplained = 0
    for kind, items in (("ends the process", dead), ("does not compile", broken), ("does not find its piece", lost)):
        for i, found in items:
            group = f"{cases[i].language}: {kind}: {skeleton_of(cases[i])}"
            if not explained(group, known):
                unexplained += 1
                show(cases[i], group, f"found: {found}, piece: {cases[i].text()[1]}")
    report.figure("patterns that must find their piece", sum(c.sure for c in cases))
    report.figure("rules that do not compile", len(broken))
    report.figure("pieces not found", len(lost))
    report.figure("cases that end the process", len(dead))
    report.figure("of these without an explanation", unexplained, bar="0", ok=not unexplained)


def skeleton_of(case):
    return skeleton(case.rule[2][0][1]) if case.rule[2] and case.rule[2][0][0] == "pattern" else case.rule[2][0][0] if case.rule[2] else "taint"


def show(case, title, tail):
    """Prints a case for people."""
    print(f"--- {title}\n{json.dumps({k: v for k, v in case.data('case0').items() if k not in ('id', 'severity', 'message', 'paths', 'languages')}, indent=1)}\n>>>\n{case.text()[0]}<<< {tail}\n")


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--semgrep", type=pathlib.Path, help="Semgrep's program; installed through pip where absent")
    parser.add_argument("--cases", type=int, default=2000, help="how many to generate")
    parser.add_argument("--seed", type=int, default=1, help="other cases for another number")
    parser.add_argument("--languages", nargs="*", default=sorted(DIALECTS), choices=sorted(DIALECTS), help="in which languages")
    parser.add_argument("--batch", type=int, default=250, help="cases a process")
    parser.add_argument("--rounds", type=int, default=10, help="rounds of making disagreements smaller; each asks both engines again")
    parser.add_argument("--tries", type=int, default=24, help="smaller cases tried for a disagreement in a round")
    parser.add_argument("--examples", type=int, default=2, help="disagreements made smaller for every language, direction and set of operators")
    options = parser.parse_args()
    report = common.Report("differential: generated rules and programs", options)
    with common.temporary() as folder:
        engines = Engines(common.binary(options), None if options.smoke else common.semgrep(options.semgrep), folder)
        languages, taint = supported(engines, options.languages)
        left = sorted(set(options.languages) - set(languages))
        report.figure("languages", len(languages))
        report.figure("languages that this build does not scan yet", len(left))
        if left:
            common.note("not scanned by this build: " + ", ".join(left))
        if not taint:
            common.note("this build has no taint mode: no such cases")
        if options.smoke:
            smoke(engines, [generated(options.seed, n, languages, taint) for n in range(min(options.cases, 600))], report)
            report.finish()
        tally, operators, found = {n: collections.Counter() for n in languages}, {n: collections.Counter() for n in SHOWN}, []
        cases = [generated(options.seed, n, languages, taint) for n in range(options.cases)]
        for i in range(0, len(cases), options.batch):
            common.note(f"cases {i} to {min(i + options.batch, len(cases))}")
            for case, (a, b) in zip(cases[i:i + options.batch], engines.both(cases[i:i + options.batch])):
                end = verdict(a, b)
                tally[case.language][end] += 1
                tally[case.language]["with results"] += end != "void" and bool(b)
                for operator in case.operators():
                    operators[operator][end] += 1
                if end not in ("agree", "void"):
                    found.append((case, a, b))
        print(f"{'language':<14}{'cases':>7}{'void':>7}{'asked':>7}{'found':>7}{'agree':>7}{'%':>7}")
        for name, t in sorted(tally.items()):
            total = sum(n for k, n in t.items() if k != "with results")
            asked = total - t["void"]
            print(f"{name:<14}{total:>7}{t['void']:>7}{asked:>7}{t['with results']:>7}{t['agree']:>7}{100 * t['agree'] / max(1, asked):>7.1f}")
        print(f"\n{'operator':<46}{'asked':>7}{'agree':>7}{'%':>7}")
        for name, t in sorted(operators.items()):
            asked = sum(t.values()) - t["void"]
            print(f"{name:<46}{asked:>7}{t['agree']:>7}{100 * t['agree'] / max(1, asked):>7.1f}")
        print(flush=True)
        seen, chosen = collections.Counter(), []
        for case, a, b in found:
            key = (case.language, verdict(a, b), frozenset(case.operators() & OPERATORS))
            seen[key] += 1
            if seen[key] <= options.examples:
                chosen.append((case, a, b))
        small = minimised(engines, chosen, options.rounds, options.tries, random.Random(options.seed), options.batch)
        known, groups = json.loads(EXPLAINED.read_text())["groups"], collections.defaultdict(list)
        for case, a, b in small:
            groups[shape(case, a, b)].append((case, a, b))
        unexplained = {g: cs for g, cs in groups.items() if not explained(g, known)}
        for group, members in sorted(groups.items()):
            entry = explained(group, known)
            if entry:
                print(f"=== {len(members)} x {group}\n    section {entry['section']}: {entry['why']}")
            else:
                case, a, b = min(members, key=lambda m: weight(m[0]))
                show(case, f"{len(members)} x {group}", f"ours: {sorted(a) if isinstance(a, set) else a}, theirs: {sorted(b)}")
        total = sum(n for t in tally.values() for k, n in t.items() if k != "with results")
        void = sum(t["void"] for t in tally.values())
        agree = sum(t["agree"] for t in tally.values())
        report.figure("cases", total)
        report.figure("that Semgrep could not read", void)
        asked = {name: sum(n for end, n in t.items() if end not in ("void", "with results")) for table in (tally, operators) for name, t in table.items()}
        long = total >= LONG_RUN and len(languages) == len(DIALECTS)
        least = min(asked, key=lambda name: (asked[name], name))
        report.figure(f"times asked, at least ({least})", asked[least], bar=f">= {ASKED}" if long else None, ok=asked[least] >= ASKED if long else None)
        seldom = sorted(name for name, n in asked.items() if n < ASKED)
        if long and seldom:
            common.note(f"asked less than {ASKED} times: " + ", ".join(f"{name} ({asked[name]})" for name in seldom))
        report.figure("agreement", 100 * agree / max(1, total - void), "%")
        report.figure("disagreements", len(found))
        report.figure("groups", len(groups))
        report.figure("groups without an explanation", len(unexplained), bar="0", ok=not unexplained)
        report.extra["languages"] = {k: dict(v) for k, v in tally.items()}
        report.extra["operators"] = {k: dict(v) for k, v in operators.items()}
        report.extra["groups"] = [
            {"group": g, "cases": len(cs), "section": (explained(g, known) or {}).get("section"), "rule": cs[0][0].data("case0"), "code": cs[0][0].text()[0],
             "ours": sorted(cs[0][1]) if isinstance(cs[0][1], set) else cs[0][1], "theirs": sorted(cs[0][2])} for g, cs in sorted(groups.items())
        ]
        report.finish()


if __name__ == "__main__":
    main()
