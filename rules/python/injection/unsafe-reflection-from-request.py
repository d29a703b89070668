import importlib

from flask import Flask, request

app = Flask(__name__)
EXPORTERS = {"csv": print}


class Reports:
    def daily(self):
        return "daily"


@app.route("/plugin")
def plugin():
    name = request.args["module"]
    # ruleid: unsafe-reflection-from-request
    module = importlib.import_module("plugins." + name)
    return module.run()


@app.route("/report/<action>")
def report(action):
    # ruleid: unsafe-reflection-from-request
    return getattr(Reports(), action)()


def view(request):
    # ruleid: unsafe-reflection-from-request
    return globals()[request.GET.get("handler")](request)


@app.route("/safe")
def safe():
    kind = request.args.get("kind")
    # ok: unsafe-reflection-from-request
    exporter = EXPORTERS.get(kind)
    # ok: unsafe-reflection-from-request
    daily = getattr(Reports(), "daily")
    # ok: unsafe-reflection-from-request
    module = importlib.import_module("plugins.csv")
    return exporter(daily, module)


def load(name):
    path = f"exporters.{name}"
    # ruleid: unsafe-reflection-from-request
    return importlib.import_module(path)


@app.get("/export")
def export():
    return load(request.args.get("format", "csv")).run()


class Call:
    def __init__(self, payload):
        self.arguments = payload.get("arguments")
        self.method = payload.get("method")

    def send(self, target):
        # ruleid: unsafe-reflection-from-request
        return getattr(target, self.method)()


@app.post("/rpc")
def rpc():
    return Call(request.get_json()).send(Reports())


@app.patch("/settings")
def settings():
    report = Reports()
    for name, value in request.get_json().items():
        # ruleid: unsafe-reflection-from-request
        setattr(report, name, value)
    return "ok"


@app.get("/sorted")
def by_field():
    field = request.args.get("field", "daily")
    if field not in ("daily", "weekly"):
        return "no", 400
    # ok: unsafe-reflection-from-request
    first = getattr(Reports(), field)
    call = {"method": "daily", "arguments": request.args.get("arguments")}
    # ok: unsafe-reflection-from-request
    second = getattr(Reports(), call["method"])
    name = request.args.get("name")
    name = "daily"
    # ok: unsafe-reflection-from-request
    third = getattr(Reports(), name)
    # ok: unsafe-reflection-from-request
    setattr(Reports(), "title", request.args.get("title"))
    return first(second, third)
