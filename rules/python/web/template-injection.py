from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template

app = Flask(__name__)
BANNER = "<h1>{{ name }}</h1>"


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: template-injection
    return render_template_string("<h1>Hello " + name + "</h1>")


@app.errorhandler(404)
def missing(error):
    page = f"<p>{request.url} was not found</p>"
    # ruleid: template-injection
    return render_template_string(page), 404


@app.post("/mail")
def mail():
    # ruleid: template-injection
    return Template(request.form["body"]).render(user="a")


class Mailer:
    def render(self, subject):
        environment = Environment(autoescape=True)
        # ruleid: template-injection
        return environment.from_string("Subject: %s" % subject).render()


@app.route("/safe")
def safe():
    name = request.args.get("name")
    # ok: template-injection
    first = render_template_string(BANNER, name=name)
    # ok: template-injection
    second = render_template("page.html", name=name)
    # ok: template-injection
    third = Template("Hello {{ name }}").render(name=name)
    return first + second + third


def page_around(body):
    # ruleid: template-injection
    return render_template_string(body, title="Shop")


@app.get("/preview")
def preview():
    parts = []
    parts.append(request.args.get("text"))
    return page_around("\n".join(parts))


class Letter:
    def __init__(self, form):
        self.to = form.get("to")
        self.body = form.get("body")

    def render(self):
        # ruleid: template-injection
        return Template(self.body).render(to=self.to)


@app.post("/letters")
def letters():
    return Letter(request.form).render()


def signature(name):
    return "-- \n" + name


def footer(environment, name):
    text = signature(name)
    # ruleid: template-injection
    return environment.from_string(text).render()


@app.get("/styled")
def styled():
    style = request.args.get("style", "plain")
    if style not in ("plain", "bold"):
        return "no", 400
    # ok: template-injection
    first = render_template_string(f"<p class='{style}'>{{{{ name }}}}</p>") if False else ""
    letter = {"to": request.args.get("to"), "body": "Dear {{ to }}"}
    # ok: template-injection
    second = Template(letter["body"]).render(to=letter["to"])
    source = request.args.get("source")
    source = BANNER
    # ok: template-injection
    third = render_template_string(source, name="a")
    return first + second + third


def from_disk(folder, name):
    with open(f"{folder}/{int(name)}.html") as handle:
        # ok: template-injection
        return Template(handle.read())
