from django.http import HttpResponse, JsonResponse
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, make_response, render_template, request
from markupsafe import escape
import tornado.web

app = Flask(__name__)
api = FastAPI()


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ruleid: html-response-from-request
    return f"<h1>Hello {name}</h1>"


@app.route("/greet/<name>")
def greet(name):
    page = "<p>Welcome " + name + "</p>"
    # ruleid: html-response-from-request
    return make_response(page)


@api.get("/card")
async def card(title: str):
    # ruleid: html-response-from-request
    return HTMLResponse(content="<b>%s</b>" % title)


def search(request):
    # ruleid: html-response-from-request
    return HttpResponse("<p>No result for " + request.GET["q"] + "</p>")


@app.route("/echo")
def echo():
    # ruleid: html-response-from-request
    return request.args.get("text")


@app.route("/safe")
def safe():
    name = request.args.get("name", "")
    # ok: html-response-from-request
    return f"<h1>Hello {escape(name)}</h1>"


@app.route("/page")
def page():
    # ok: html-response-from-request
    return render_template("page.html", name=request.args.get("name"))


def listing(request):
    # ok: html-response-from-request
    return JsonResponse({"q": request.GET["q"]})


@app.route("/plain")
def plain():
    # ok: html-response-from-request
    return "<h1>Hello</h1>"


class Greeting(tornado.web.RequestHandler):
    def get(self):
        # ruleid: html-response-from-request
        self.write("Hello " + self.get_argument("name"))

    def post(self):
        name = self.get_body_argument("name")
        # ruleid: html-response-from-request
        self.write(f"Goodbye {name}")

    def put(self):
        self.set_header("Content-Type", "text/plain")
        # ok: html-response-from-request
        self.write("Hello " + self.get_argument("name"))


def heading(text):
    return "<h1>" + text + "</h1>"


def layout(body):
    return f"<html><body>{body}</body></html>"


@app.get("/results")
def results():
    # ruleid: html-response-from-request
    return make_response(layout(heading(request.args.get("q", ""))))


class Card:
    def __init__(self, form):
        self.number = int(form.get("number", "0"))
        self.title = form.get("title")

    def html(self):
        return "<b>{}</b>".format(self.title)


@app.post("/cards")
def cards():
    # ruleid: html-response-from-request
    return make_response(Card(request.form).html())


@app.get("/tags")
def tags():
    items = []
    for tag in request.args.getlist("tag"):
        items.append(f"<li>{tag}</li>")
    page = "<ul>"
    page += "".join(items)
    # ruleid: html-response-from-request
    return page + "</ul>"


@app.get("/sized")
def sized():
    options = {"width": 40, "label": request.args.get("label")}
    # ok: html-response-from-request
    return make_response(layout(options["width"]))


@app.get("/colour")
def colour():
    name = request.args.get("name")
    if name not in ("red", "green"):
        return "no", 400
    # ok: html-response-from-request
    return f"<i style='color: {name}'>text</i>"


def shown(text):
    return heading(escape(text))


@app.get("/shown")
def shown_page():
    # ok: html-response-from-request
    return shown(request.args.get("q", ""))


@app.get("/fixed")
def fixed():
    title = request.args.get("title")
    title = "News"
    # ok: html-response-from-request
    return f"<h1>{title}</h1>"
