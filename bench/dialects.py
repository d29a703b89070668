"""Small programs of every rule language, as trees that print themselves: what differential.py fuzzes with.

A node is a tuple: its kind, then children (nodes, lists of nodes) or plain values. Programs and
patterns are the same trees; patterns have a few kinds more (`mv`, `dots`, `sdots`, `deep`, `typed`,
`strdots`, `strmv`, `strre`, `mvdots`, `smv`, `chain`). A dialect prints a tree in its language and says by `features`
what that language has. `mark` around a node leaves MARK before its text, which tells its line.
"""

MARK = "\0"

EXPRESSIONS = frozenset("name int str bool null call field index bin not list dict tern lambda new interp tuple".split())
STATEMENTS = frozenset("expr assign decl aug if while foreach return func class try throw fieldd import".split())
OPERANDS = frozenset("bin not tern lambda deep new".split())


def walk(node, path=()):
    """All nodes of a tree with their paths, parents first."""
    if isinstance(node, tuple):
        yield path, node
        for i, child in enumerate(node[1:], 1):
            if isinstance(child, (tuple, list)):
                yield from walk(child, path + (i,))
    elif isinstance(node, list):
        for i, child in enumerate(node):
            yield from walk(child, path + (i,))


def lists(node, path=()):
    """All lists of children of a tree with their paths."""
    if isinstance(node, list):
        yield path, node
    if isinstance(node, (tuple, list)):
        for i, child in enumerate(node):
            if isinstance(child, (tuple, list)):
                yield from lists(child, path + (i,))


def get(node, path):
    """The part of a tree at a path."""
    for step in path:
        node = node[step]
    return node


def put(node, path, new):
    """A copy of a tree with another part at a path."""
    if not path:
        return new
    parts = list(node)
    parts[path[0]] = put(parts[path[0]], path[1:], new)
    return tuple(parts) if isinstance(node, tuple) else parts


class Dialect:
    """A C-like language; the others say where they differ."""

    key, ext = "", ""
    features = frozenset()
    end, parens, operators = ";", True, {"and": "&&", "or": "||"}
    true, false, null, negate = "true", "false", "null", "!"
    types = {"int": "int", "str": "String", "obj": "Foo"}
    pad = "    "
    empty = None

    # --- whole texts

    def program(self, node):
        """The text of a program: `("program", imports, items)`."""
        imports, items = node[1], node[2]
        lines = [line for i in imports for line in self.s(i, "")]
        return "\n".join(lines + self.wrap(items)) + "\n"

    def wrap(self, items):
        """Items at the top of a file. Statements stand in a function where the language wants that."""
        if "toplevel" in self.features:
            return self.body(items, "")
        loose = [i for i in items if self.bare(i)[0] not in ("func", "class")]
        whole = [i for i in items if self.bare(i)[0] in ("func", "class")]
        return self.body(whole + ([("func", "main", [], loose, [])] if loose else []), "")

    @staticmethod
    def bare(node):
        return node[1] if node[0] == "mark" else node

    def pattern(self, node):
        """The text of a pattern: an expression, a statement, or a list of statements."""
        if isinstance(node, list):
            return "\n".join(line for n in node for line in self.s(n, ""))
        if node[0] in STATEMENTS or node[0] in ("sdots", "smv"):
            return "\n".join(self.s(node, ""))
        return self.e(node)

    # --- expressions

    def e(self, n):
        if n[0] == "mark":
            return MARK + self.e(n[1])
        return getattr(self, "e_" + n[0])(*n[1:])

    def o(self, n):
        """As an operand: in parentheses where it needs them."""
        if n[0] == "mark":
            return MARK + self.o(n[1])
        return f"({self.e(n)})" if n[0] in OPERANDS else self.e(n)

    def all(self, nodes):
        return ", ".join(self.e(n) for n in nodes)

    def e_name(self, name):
        return name

    def e_int(self, value):
        return str(value)

    def e_str(self, text):
        return f'"{text}"'

    def e_bool(self, value):
        return self.true if value else self.false

    def e_null(self):
        return self.null

    def callee(self, n):
        return self.o(n)

    def e_call(self, f, args):
        return f"{self.callee(f)}({self.all(args)})"

    def e_kw(self, name, value):
        return f"{name}={self.e(value)}"

    def e_field(self, obj, name):
        return f"{self.o(obj)}.{name}"

    def e_index(self, obj, at):
        return f"{self.o(obj)}[{self.e(at)}]"

    def e_bin(self, op, a, b):
        return f"{self.o(a)} {self.operators.get(op, op)} {self.o(b)}"

    def e_not(self, a):
        return f"{self.negate}{self.o(a)}"

    def e_list(self, items):
        return f"[{self.all(items)}]"

    def e_dict(self, pairs):
        return "{" + self.all(pairs) + "}"

    def e_pair(self, key, value):
        return f'"{key}": {self.e(value)}'

    def e_tern(self, c, a, b):
        return f"{self.o(c)} ? {self.o(a)} : {self.o(b)}"

    def e_lambda(self, names, value):
        return f"({', '.join(names)}) => {self.e(value)}"

    def e_new(self, name, args):
        return f"new {name}({self.all(args)})"

    def e_interp(self, before, hole):
        return self.e_str(before)

    def e_tuple(self, items):
        return f"({self.all(items)})"

    def e_mv(self, name):
        return f"${name}"

    def e_mvdots(self, name):
        return f"$...{name}"

    def e_dots(self):
        return "..."

    def e_deep(self, inner):
        return f"<... {self.e(inner)} ...>"

    def e_strdots(self):
        return self.e_str("...")

    def e_strmv(self, name):
        return self.e_str("$" + name)

    def e_strre(self, regex):
        return self.e_str(f"=~/{regex}/")

    def e_chain(self, name):
        return f"${name}. ..."

    def e_typed(self, kind, name):
        return f"({self.types[kind]} ${name})"

    # --- statements

    def s(self, n, pad, member=False):
        """The lines of a statement."""
        if n[0] == "mark":
            lines = self.s(n[1], pad, member)
            return [MARK + lines[0]] + lines[1:]
        if n[0] == "func":
            return self.function(*n[1:], pad=pad, member=member)
        return getattr(self, "s_" + n[0])(*n[1:], pad=pad)

    def body(self, statements, pad, member=False):
        lines = [line for n in statements for line in self.s(n, pad, member)]
        return lines or ([pad + self.empty] if self.empty else [])

    def block(self, header, statements, pad, tail="}", member=False):
        return [f"{pad}{header} {{"] + self.body(statements, pad + self.pad, member) + [pad + tail]

    def condition(self, c):
        return f"({self.e(c)})" if self.parens else self.e(c)

    def s_sdots(self, pad):
        return [pad + "..."]

    def s_smv(self, name, pad):
        return [f"{pad}${name}{self.end}"]

    def s_expr(self, value, pad):
        return [f"{pad}{self.e(value)}{self.end}"]

    def s_assign(self, target, value, pad):
        return [f"{pad}{self.e(target)} = {self.e(value)}{self.end}"]

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{self.types.get(kind, kind)} {name} = {self.e(value)}{self.end}"]

    def s_aug(self, op, target, value, pad):
        return [f"{pad}{self.e(target)} {op}= {self.e(value)}{self.end}"]

    def s_if(self, c, then, other, pad):
        lines = self.block(f"if {self.condition(c)}", then, pad)
        if other is not None:
            lines = lines[:-1] + self.block("} else", other, pad)
        return lines

    def s_while(self, c, body, pad):
        return self.block(f"while {self.condition(c)}", body, pad)

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for ({name} of {self.e(over)})", body, pad)

    def s_return(self, value, pad):
        return [f"{pad}return{' ' + self.e(value) if value else ''}{self.end}"]

    def s_throw(self, value, pad):
        return [f"{pad}throw {self.e(value)}{self.end}"]

    def s_try(self, body, name, handler, last, pad):
        lines = self.block("try", body, pad)[:-1] + self.block(f"}} catch ({self.types['exc']} {name})", handler, pad)
        if last is not None:
            lines = lines[:-1] + self.block("} finally", last, pad)
        return lines

    def param(self, p):
        if p[0] in ("dots", "mvdots"):
            return self.e(p)
        if p[0] == "mv":
            return self.e(p)
        return self.parameter(*p[1:])

    def parameter(self, name, kind, default):
        return f"{self.types[kind]} {name}"

    def function(self, name, params, body, mods, pad, member):
        words = "".join(m + " " for m in mods)
        return self.block(f"{words}void {name}({', '.join(map(self.param, params))})", body, pad)

    def s_class(self, name, parent, members, pad):
        return self.block(f"class {name}{self.parent(parent) if parent else ''}", members, pad, member=True)

    def parent(self, name):
        return f" extends {name}"

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}{self.types[kind]} {name} = {self.e(value)}{self.end}"]

    def s_import(self, module, name, pad):
        return []


class Python(Dialect):
    key, ext = "python", "py"
    features = frozenset("toplevel kw list dict lambda tern interp class parent method try import tuple typed deco default index null strre throw".split())
    end, parens, operators = "", False, {}
    true, false, null, empty = "True", "False", "None", "pass"
    types = {"int": "int", "str": "str", "obj": "Foo"}
    mods = ()

    def block(self, header, statements, pad, tail=None, member=False):
        return [f"{pad}{header}:"] + self.body(statements, pad + self.pad, member)

    def e_not(self, a):
        return f"not {self.o(a)}"

    def e_tern(self, c, a, b):
        return f"{self.o(a)} if {self.o(c)} else {self.o(b)}"

    def e_lambda(self, names, value):
        return f"lambda {', '.join(names)}: {self.e(value)}"

    def e_new(self, name, args):
        return f"{name}({self.all(args)})"

    def e_interp(self, before, hole):
        return f'f"{before}{{{self.e(hole)}}}"'

    def e_tuple(self, items):
        return f"({self.all(items)},)" if len(items) == 1 else f"({self.all(items)})"

    def e_typed(self, kind, name):
        return f"${name}: {self.types[kind]}"

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{name} = {self.e(value)}"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}{name} = {self.e(value)}"]

    def s_if(self, c, then, other, pad):
        return self.block(f"if {self.e(c)}", then, pad) + (self.block("else", other, pad) if other is not None else [])

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for {name} in {self.e(over)}", body, pad)

    def s_throw(self, value, pad):
        return [f"{pad}raise {self.e(value)}"]

    def s_try(self, body, name, handler, last, pad):
        lines = self.block("try", body, pad) + self.block(f"except Exception as {name}", handler, pad)
        return lines + (self.block("finally", last, pad) if last is not None else [])

    def parameter(self, name, kind, default):
        return f"{name}: {self.types[kind]}" + (f" = {self.e(default)}" if default else "") if kind != "any" else name + (f"={self.e(default)}" if default else "")

    def function(self, name, params, body, mods, pad, member):
        words = [f"{pad}@{m}" for m in mods if m != "async"]
        start = "async def" if "async" in mods else "def"
        return words + self.block(f"{start} {name}({', '.join((['self'] if member else []) + [self.param(p) for p in params])})", body, pad)

    def parent(self, name):
        return f"({name})"

    def s_import(self, module, name, pad):
        return [f"{pad}import {module}" if name is None else f"{pad}from {module} import {name}"]


class JavaScript(Dialect):
    key, ext = "javascript", "js"
    features = frozenset("toplevel list dict lambda tern interp new class parent method try import async index null strre throw default const".split())
    pad = "  "

    def e_interp(self, before, hole):
        return f"`{before}${{{self.e(hole)}}}`"

    def e_pair(self, key, value):
        return f"{key}: {self.e(value)}"

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{const or 'let'} {name} = {self.e(value)};"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}{name} = {self.e(value)};"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for (const {name} of {self.e(over)})", body, pad)

    def s_try(self, body, name, handler, last, pad):
        lines = self.block("try", body, pad)[:-1] + self.block(f"}} catch ({name})", handler, pad)
        return lines if last is None else lines[:-1] + self.block("} finally", last, pad)

    def parameter(self, name, kind, default):
        return name + (f" = {self.e(default)}" if default else "")

    def function(self, name, params, body, mods, pad, member):
        words = "".join(m + " " for m in mods)
        return self.block(f"{words}{'' if member else 'function '}{name}({', '.join(map(self.param, params))})", body, pad)

    def s_import(self, module, name, pad):
        return [f'{pad}import * as {module} from "{module}";' if name is None else f'{pad}import {{ {name} }} from "{module}";']


class TypeScript(JavaScript):
    key, ext = "typescript", "ts"
    features = JavaScript.features | {"typed"}
    types = {"int": "number", "str": "string", "obj": "Foo", "any": "any"}

    def e_typed(self, kind, name):
        return f"(${name}: {self.types[kind]})"

    def s_decl(self, name, kind, value, const, pad):
        annotation = f": {self.types.get(kind, kind)}" if kind and len(name) % 2 else ""
        return [f"{pad}{const or 'let'} {name}{annotation} = {self.e(value)};"]

    def parameter(self, name, kind, default):
        return f"{name}: {self.types[kind]}" + (f" = {self.e(default)}" if default else "")


class Java(Dialect):
    key, ext = "java", "java"
    features = frozenset("lambda tern new class parent method try import typed mods index null throw".split())
    types = {"int": "int", "str": "String", "obj": "Foo", "exc": "Exception", "any": "Object"}

    def wrap(self, items):
        loose = [i for i in items if self.bare(i)[0] not in ("func", "class")]
        members = [i for i in items if self.bare(i)[0] == "func"] + ([("func", "main", [], loose, ["public", "static"])] if loose else [])
        return self.body([i for i in items if self.bare(i)[0] == "class"] + [("class", "Main", None, members)], "")

    def e_lambda(self, names, value):
        return f"({', '.join(names)}) -> {self.e(value)}"

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for (String {name} : {self.e(over)})", body, pad)

    def s_import(self, module, name, pad):
        return [f"{pad}import {module}.{name or '*'};"]


class CSharp(Java):
    key, ext = "csharp", "cs"
    features = frozenset("lambda tern new class parent method try typed mods index null throw kw interp".split())
    types = {"int": "int", "str": "string", "obj": "Foo", "exc": "Exception", "any": "object"}

    def e_kw(self, name, value):
        return f"{name}: {self.e(value)}"

    def e_interp(self, before, hole):
        return f'$"{before}{{{self.e(hole)}}}"'

    def e_lambda(self, names, value):
        return f"({', '.join(names)}) => {self.e(value)}"

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{'var' if const else self.types.get(kind, kind)} {name} = {self.e(value)};"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"foreach (var {name} in {self.e(over)})", body, pad)

    def parent(self, name):
        return f" : {name}"


class Go(Dialect):
    key, ext = "go", "go"
    features = frozenset("list method import typed index null default_import".split())
    end, parens, null, pad = "", False, "nil", "\t"
    types = {"int": "int", "str": "string", "obj": "Foo", "any": "any"}

    def program(self, node):
        return "package main\n\n" + super().program(node)

    def e_list(self, items):
        return f"[]int{{{self.all(items)}}}"

    def e_typed(self, kind, name):
        return f"(${name} : {self.types[kind]})"

    def s_decl(self, name, kind, value, const, pad):
        if const == "const":
            return [f"{pad}const {name} = {self.e(value)}"]
        return [f"{pad}{name} := {self.e(value)}"]

    def s_while(self, c, body, pad):
        return self.block(f"for {self.e(c)}", body, pad)

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for _, {name} := range {self.e(over)}", body, pad)

    def parameter(self, name, kind, default):
        return f"{name} {self.types[kind]}"

    def function(self, name, params, body, mods, pad, member):
        return self.block(f"func {name}({', '.join(map(self.param, params))})", body, pad)

    def s_import(self, module, name, pad):
        return [f'{pad}import "{module}"' if name is None else f'{pad}import {name} "{module}"']


class Php(Dialect):
    key, ext = "php", "php"
    features = frozenset("toplevel list dict tern interp new class parent method try index null kw default throw".split())
    types = {"int": "int", "str": "string", "obj": "Foo", "exc": "Exception", "any": "mixed"}

    def program(self, node):
        return "<?php\n" + super().program(node)

    @staticmethod
    def variable(name):
        return name if name.startswith("$") else "$" + name

    def e_name(self, name):
        return self.variable(name)

    def callee(self, n):
        return n[1] if n[0] == "name" else self.o(n)

    def e_kw(self, name, value):
        return f"{name}: {self.e(value)}"

    def e_field(self, obj, name):
        return f"{self.o(obj)}->{name}"

    def e_dict(self, pairs):
        return f"[{self.all(pairs)}]"

    def e_pair(self, key, value):
        return f"'{key}' => {self.e(value)}"

    def e_lambda(self, names, value):
        return f"fn({', '.join(map(self.variable, names))}) => {self.e(value)}"

    def e_interp(self, before, hole):
        return f'"{before}{{{self.e(hole)}}}"' if hole[0] in ("name", "field", "index") else self.e_str(before)

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{self.variable(name)} = {self.e(value)};"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}public {self.variable(name)} = {self.e(value)};"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"foreach ({self.e(over)} as {self.variable(name)})", body, pad)

    def s_try(self, body, name, handler, last, pad):
        return super().s_try(body, self.variable(name), handler, last, pad)

    def parameter(self, name, kind, default):
        return self.variable(name) + (f" = {self.e(default)}" if default else "")

    def function(self, name, params, body, mods, pad, member):
        words = "".join(m + " " for m in mods)
        return self.block(f"{words}function {name}({', '.join(map(self.param, params))})", body, pad)


class Ruby(Dialect):
    key, ext = "ruby", "rb"
    features = frozenset("toplevel list dict lambda tern interp class parent method try index null kw default".split())
    end, parens, null, pad = "", False, "nil", "  "

    def block(self, header, statements, pad, tail="end", member=False):
        return [pad + header] + self.body(statements, pad + self.pad, member) + [pad + tail]

    def e_kw(self, name, value):
        return f"{name}: {self.e(value)}"

    def e_new(self, name, args):
        return f"{name}.new({self.all(args)})"

    def e_interp(self, before, hole):
        return f'"{before}#{{{self.e(hole)}}}"'

    def e_lambda(self, names, value):
        return f"->({', '.join(names)}) {{ {self.e(value)} }}"

    def e_pair(self, key, value):
        return f"{key}: {self.e(value)}"

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{name} = {self.e(value)}"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}@{name} = {self.e(value)}"]

    def s_if(self, c, then, other, pad):
        lines = self.block(f"if {self.e(c)}", then, pad)
        return lines if other is None else lines[:-1] + self.block("else", other, pad)

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for {name} in {self.e(over)}", body, pad)

    def s_try(self, body, name, handler, last, pad):
        lines = self.block("begin", body, pad)[:-1] + self.block(f"rescue Foo => {name}", handler, pad)
        return lines if last is None else lines[:-1] + self.block("ensure", last, pad)

    def parameter(self, name, kind, default):
        return name + (f" = {self.e(default)}" if default else "")

    def function(self, name, params, body, mods, pad, member):
        return self.block(f"def {name}({', '.join(map(self.param, params))})", body, pad)

    def parent(self, name):
        return f" < {name}"


class Kotlin(Dialect):
    key, ext = "kotlin", "kt"
    features = frozenset("class parent method try index null kw throw typed lambda".split())
    end = ""
    types = {"int": "Int", "str": "String", "obj": "Foo", "exc": "Exception", "any": "Any"}

    def e_typed(self, kind, name):
        return f"(${name}: {self.types[kind]})"

    def e_lambda(self, names, value):
        return f"{{ {', '.join(names)} -> {self.e(value)} }}"

    def e_kw(self, name, value):
        return f"{name} = {self.e(value)}"

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{'val' if const else 'var'} {name} = {self.e(value)}"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}val {name} = {self.e(value)}"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for ({name} in {self.e(over)})", body, pad)

    def s_try(self, body, name, handler, last, pad):
        lines = self.block("try", body, pad)[:-1] + self.block(f"}} catch ({name}: Exception)", handler, pad)
        return lines if last is None else lines[:-1] + self.block("} finally", last, pad)

    def parameter(self, name, kind, default):
        return f"{name}: {self.types[kind]}"

    def function(self, name, params, body, mods, pad, member):
        return self.block(f"fun {name}({', '.join(map(self.param, params))})", body, pad)

    def parent(self, name):
        return f" : {name}()"


class Rust(Dialect):
    key, ext = "rust", "rs"
    features = frozenset("list method index".split())
    parens = False
    types = {"int": "i32", "str": "&str", "obj": "Foo", "any": "u8"}

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}let {'' if const else 'mut '}{name} = {self.e(value)};"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for {name} in {self.e(over)}", body, pad)

    def parameter(self, name, kind, default):
        return f"{name}: {self.types[kind]}"

    def function(self, name, params, body, mods, pad, member):
        return self.block(f"fn {name}({', '.join(map(self.param, params))})", body, pad)


class C(Dialect):
    key, ext = "c", "c"
    features = frozenset("tern index typed method null mods".split())
    null = "NULL"
    types = {"int": "int", "str": "char *", "obj": "Foo", "any": "long"}

    def s_decl(self, name, kind, value, const, pad):
        kind = self.types.get(kind, kind)
        return [f"{pad}{kind}{'' if kind.endswith('*') else ' '}{name} = {self.e(value)};"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for (int {name} = 0; {name} < {self.o(over)}; {name}++)", body, pad)


class Cpp(C):
    key, ext = "cpp", "cpp"
    features = C.features | frozenset("class parent try throw new".split())
    null = "nullptr"
    types = {**C.types, "exc": "Foo &"}

    def s_class(self, name, parent, members, pad):
        return self.block(f"class {name}{self.parent(parent) if parent else ''}", members, pad, tail="};", member=True)

    def s_try(self, body, name, handler, last, pad):
        return super().s_try(body, name, handler, None, pad)

    def parent(self, name):
        return f" : public {name}"


class Scala(Dialect):
    key, ext = "scala", "scala"
    features = frozenset("class parent method lambda new null throw kw".split())
    end = ""
    types = {"int": "Int", "str": "String", "obj": "Foo", "any": "Any"}

    def wrap(self, items):
        loose = [i for i in items if self.bare(i)[0] not in ("func", "class")]
        rest = [i for i in items if self.bare(i)[0] in ("func", "class")] + ([("func", "main", [], loose, [])] if loose else [])
        return Dialect.block(self, "object Main", rest, "", member=True)

    def e_kw(self, name, value):
        return f"{name} = {self.e(value)}"

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{'val' if const else 'var'} {name} = {self.e(value)}"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}val {name} = {self.e(value)}"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for ({name} <- {self.e(over)})", body, pad)

    def parameter(self, name, kind, default):
        return f"{name}: {self.types[kind]}"

    def function(self, name, params, body, mods, pad, member):
        return self.block(f"def {name}({', '.join(map(self.param, params))}): Unit =", body, pad)


class Swift(Dialect):
    key, ext = "swift", "swift"
    features = frozenset("toplevel list class parent method index null tern".split())
    end, parens, null = "", False, "nil"
    types = {"int": "Int", "str": "String", "obj": "Foo", "any": "Any"}

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{'let' if const else 'var'} {name} = {self.e(value)}"]

    def s_fieldd(self, name, kind, value, pad):
        return [f"{pad}var {name} = {self.e(value)}"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for {name} in {self.e(over)}", body, pad)

    def parameter(self, name, kind, default):
        return f"{name}: {self.types[kind]}"

    def function(self, name, params, body, mods, pad, member):
        return self.block(f"func {name}({', '.join(map(self.param, params))})", body, pad)

    def parent(self, name):
        return f": {name}"


class Solidity(Dialect):
    key, ext = "solidity", "sol"
    features = frozenset("method index tern mods".split())
    types = {"int": "uint", "str": "string", "obj": "Foo", "any": "bool"}

    def wrap(self, items):
        loose = [i for i in items if self.bare(i)[0] != "func"]
        rest = [i for i in items if self.bare(i)[0] == "func"] + ([("func", "run", [], loose, [])] if loose else [])
        return self.block("contract Main", rest, "", member=True)

    def s_decl(self, name, kind, value, const, pad):
        return [f"{pad}{self.types.get(kind, kind)} {name} = {self.e(value)};"]

    def s_foreach(self, name, over, body, pad):
        return self.block(f"for (uint {name} = 0; {name} < {self.o(over)}; {name}++)", body, pad)

    def parameter(self, name, kind, default):
        return f"{self.types[kind]}{' memory' if kind == 'str' else ''} {name}"

    def function(self, name, params, body, mods, pad, member):
        words = "".join(" " + m for m in mods)
        return self.block(f"function {name}({', '.join(map(self.param, params))}){words}", body, pad)


class Json(Dialect):
    """Trees of maps and lists."""

    key, ext = "json", "json"
    features = frozenset(["data"])

    def program(self, node):
        return self.value(node[2][0], "") + "\n"

    def pattern(self, node):
        if node[0] == "dpair":
            return self.pair(node, "")
        return self.value(node, "")

    def pair(self, n, pad):
        if n[0] == "mark":
            return MARK + self.pair(n[1], pad)
        return "..." if n[0] == "dots" else f'"{n[1]}": {self.value(n[2], pad)}'

    def value(self, n, pad):
        deeper = pad + "  "
        if n[0] == "mark":
            return MARK + self.value(n[1], pad)
        if n[0] in ("dmap", "dseq"):
            left, right = "{}" if n[0] == "dmap" else "[]"
            items = [deeper + (self.pair(i, deeper) if n[0] == "dmap" else self.value(i, deeper)) for i in n[1]]
            return left + "\n" + ",\n".join(items) + "\n" + pad + right if items else left + right
        return self.e(n)

    def e_mv(self, name):
        return f"${name}"


class Yaml(Json):
    key, ext = "yaml", "yaml"

    def program(self, node):
        return "\n".join(self.lines(node[2][0], "")) + "\n"

    def pattern(self, node):
        if node[0] == "dpair":
            return "\n".join(self.pair_lines(node, ""))
        return "\n".join(self.lines(node, ""))

    def e_str(self, text):
        return text

    def e_strmv(self, name):
        return f'"${name}"'

    def e_strdots(self):
        return '"..."'

    def pair_lines(self, n, pad):
        if n[0] == "mark":
            lines = self.pair_lines(n[1], pad)
            return [MARK + lines[0]] + lines[1:]
        if n[0] == "dots":
            return [pad + "..."]
        inner = self.bare(n[2])
        if inner[0] in ("dmap", "dseq") and inner[1]:
            return [f"{pad}{n[1]}:"] + self.lines(n[2], pad + "  ")
        return [f"{pad}{n[1]}: {self.lines(n[2], '')[0]}"]

    def lines(self, n, pad):
        if n[0] == "mark":
            lines = self.lines(n[1], pad)
            return [MARK + lines[0]] + lines[1:]
        if n[0] == "dmap":
            return [line for p in n[1] for line in self.pair_lines(p, pad)] or [pad + "{}"]
        if n[0] == "dseq":
            out = []
            for item in n[1]:
                if item[0] == "dots":
                    out.append(pad + "...")
                    continue
                lines = self.lines(item, pad + "  ")
                marked = MARK if lines[0].startswith(MARK) else ""
                out.append(f"{marked}{pad}- {lines[0].lstrip(MARK).strip()}")
                out += lines[1:]
            return out or [pad + "[]"]
        return [pad + self.e(n)]


class Terraform(Dialect):
    """Blocks with labels, attributes and nested blocks."""

    key, ext = "terraform", "tf"
    features = frozenset(["blocks"])
    pad = "  "

    def program(self, node):
        return "\n".join(line for b in node[2] for line in self.item(b, "")) + "\n"

    def pattern(self, node):
        if isinstance(node, list):
            return "\n".join(line for n in node for line in self.item(n, ""))
        return "\n".join(self.item(node, "")) if node[0] in ("tblock", "tattr", "sdots") else self.e(node)

    def item(self, n, pad):
        if n[0] == "mark":
            lines = self.item(n[1], pad)
            return [MARK + lines[0]] + lines[1:]
        if n[0] == "sdots":
            return [pad + "..."]
        if n[0] == "tattr":
            return [f"{pad}{n[1]} = {self.e(n[2])}"]
        labels = "".join(" " + (label if label.startswith("$") or label == "..." else f'"{label}"') for label in n[2][1:])
        return [f"{pad}{n[1]}{labels} {{"] + [line for i in n[3] for line in self.item(i, pad + self.pad)] + [pad + "}"]

    def e_pair(self, key, value):
        return f"{key} = {self.e(value)}"


class Dockerfile(Dialect):
    """Instructions, one a line."""

    key, ext = "dockerfile", "dockerfile"
    features = frozenset(["lines"])

    def program(self, node):
        return "FROM base:1\n" + "\n".join(self.line(n) for n in node[2]) + "\n"

    def pattern(self, node):
        return "\n".join(self.line(n) for n in node) if isinstance(node, list) else self.line(node)

    def line(self, n):
        if n[0] == "mark":
            return MARK + self.line(n[1])
        return "..." if n[0] == "sdots" else " ".join([n[1]] + [self.word(w) for w in n[2]])

    def word(self, w):
        return {"word": lambda: w[1], "mv": lambda: "$" + w[1], "dots": lambda: "..."}[w[0]]()


class Bash(Dockerfile):
    key, ext = "bash", "sh"
    features = frozenset(["lines", "script"])

    def program(self, node):
        return "\n".join(line for n in node[2] for line in self.lines(n, "")) + "\n"

    def pattern(self, node):
        nodes = node if isinstance(node, list) else [node]
        return "\n".join(line for n in nodes for line in self.lines(n, ""))

    def lines(self, n, pad):
        if n[0] == "mark":
            lines = self.lines(n[1], pad)
            return [MARK + lines[0]] + lines[1:]
        if n[0] == "sdots":
            return [pad + "..."]
        if n[0] == "inst":
            return [pad + " ".join([n[1]] + [self.word(w) for w in n[2]])]
        if n[0] == "pipe":
            return [pad + " | ".join(self.lines(c, "")[0] for c in n[1])]
        if n[0] == "set":
            return [f"{pad}{n[1]}={self.word(n[2])}"]
        head, done = {"sif": (f"if {self.lines(n[1], '')[0]}; then", "fi"), "swhile": (f"while {self.lines(n[1], '')[0]}; do", "done")}[n[0]]
        return [pad + head] + [line for b in n[2] for line in self.lines(b, pad + "  ")] + [pad + done]

    def word(self, w):
        if w[0] == "sub":
            return f"$({self.lines(w[1], '')[0]})"
        return super().word(w)


class Generic(Dialect):
    """Lines of words and punctuation."""

    key, ext = "generic", "txt"
    features = frozenset(["text"])

    def program(self, node):
        return "\n".join(MARK + self.line(n[1]) if n[0] == "mark" else self.line(n) for n in node[2]) + "\n"

    def pattern(self, node):
        return self.line(node)

    def line(self, n):
        return " ".join({"word": lambda w: w[1], "mv": lambda w: "$" + w[1], "dots": lambda w: "...", "mvdots": lambda w: "$..." + w[1]}[w[0]](w) for w in n[1])


class Regex(Generic):
    key = "regex"


DIALECTS = {d.key: d() for d in (
    Python, JavaScript, TypeScript, Java, Go, Terraform, Yaml, Json, Dockerfile, Bash, Php, Ruby, CSharp, Kotlin, Rust, C, Cpp, Scala, Swift, Solidity, Generic, Regex,
)}
