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
