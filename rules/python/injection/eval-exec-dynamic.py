import ast
import builtins
import json


class Calculator:
    def evaluate(self, expression):
        # ruleid: eval-exec-dynamic
        return eval(expression)

    def formula(self, column, factor):
        # ruleid: eval-exec-dynamic
        return eval("row['" + column + "'] * " + str(factor), {"row": {}})


def run_plugin(path):
    with open(path) as handle:
        source = handle.read()
    # ruleid: eval-exec-dynamic
    exec(compile(source, path, "exec"), {})


def assign(name, value):
    # ruleid: eval-exec-dynamic
    builtins.exec(f"{name} = {value!r}")


def safe(text):
    # ok: eval-exec-dynamic
    data = ast.literal_eval(text)
    # ok: eval-exec-dynamic
    count = eval("1 + 1")
    # ok: eval-exec-dynamic
    parsed = json.loads(text)
    return data, count, parsed


class Model:
    def eval(self, batch=None):
        return batch


def validate(model, batch):
    # ok: eval-exec-dynamic
    return model.eval(batch)
