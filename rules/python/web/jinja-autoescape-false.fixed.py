import jinja2
from flask import Flask
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)
# ruleid: jinja-autoescape-false
app.jinja_env.autoescape = True


def environment(folder):
    # ruleid: jinja-autoescape-false
    return Environment(loader=FileSystemLoader(folder), autoescape=True)


class Renderer:
    def __init__(self, loader):
        self.env = jinja2.Environment(
            loader=loader,
            # ruleid: jinja-autoescape-false
            autoescape=True,
        )


def safe(loader):
    # ok: jinja-autoescape-false
    first = Environment(loader=loader, autoescape=True)
    # ok: jinja-autoescape-false
    second = Environment(loader=loader, autoescape=select_autoescape(default=False))
    # ok: jinja-autoescape-false
    third = jinja2.Environment(loader=loader, autoescape=select_autoescape())
    return first, second, third
