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


def matching(expression, texts):
    # ruleid: regex-from-request
    finder = re.compile(expression)
    return [text for text in texts if finder.search(text)]


@app.get("/books")
def books():
    wanted = request.args.get("title") or ".*"
    return matching(f"^{wanted}$", TITLES)


class Search:
    def __init__(self, form):
        self.limit = form.get("limit")
        self.expression = form.get("expression")

    def run(self, texts):
        # ruleid: regex-from-request
        return [text for text in texts if re.match(self.expression, text)]


@app.post("/search")
def search():
    return {"found": Search(request.form).run(TITLES)}


@app.get("/any")
def any_of():
    words = []
    for word in request.args.getlist("word"):
        words.append(word)
    # ruleid: regex-from-request
    return {"found": re.findall("|".join(words), " ".join(TITLES))}


def literal(text):
    return re.escape(text)


@app.get("/literal")
def literal_search():
    # ok: regex-from-request
    first = re.findall(literal(request.args["q"]), "titles")
    query = {"expression": r"^\d+$", "text": request.args["q"]}
    # ok: regex-from-request
    second = re.findall(query["expression"], query["text"])
    kind = request.args.get("kind")
    if kind not in ("isbn", "year"):
        kind = "isbn"
    # ok: regex-from-request
    third = re.findall(kind, "titles")
    expression = request.args.get("expression")
    expression = r"\w+"
    # ok: regex-from-request
    fourth = re.findall(expression, "titles")
    return {"found": first + second + third + fourth}
