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
