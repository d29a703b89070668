import re

from flask import Flask, request

app = Flask(__name__)
TITLES = ["a", "b"]


@app.route("/titles")
def titles():
    expression = request.args.get("q", "")
    # ruleid: regex-from-request
    return [title for title in TITLES if re.search(expression, title)]


@app.route("/filter/<pattern>")
def by_pattern(pattern):
    # ruleid: regex-from-request
    compiled = re.compile(pattern, re.IGNORECASE)
    return [title for title in TITLES if compiled.match(title)]


def view(request):
    # ruleid: regex-from-request
    return re.findall("^" + request.GET["prefix"], "titles")


@app.route("/safe")
def safe():
    text = request.args.get("q", "")
    # ok: regex-from-request
    first = re.search(re.escape(text), "titles")
    # ok: regex-from-request
    second = re.search(r"^\w+$", text)
    # ok: regex-from-request
    third = re.sub(r"\s+", " ", request.args["q"])
    return {"a": first, "b": second, "c": third}
