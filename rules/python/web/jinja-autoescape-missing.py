import jinja2
from jinja2 import Environment, FileSystemLoader
from jinja2.sandbox import SandboxedEnvironment


def environment(folder):
    # ruleid: jinja-autoescape-missing
    return Environment(loader=FileSystemLoader(folder))


class Renderer:
    def __init__(self, loader):
        # ruleid: jinja-autoescape-missing
        self.env = jinja2.Environment(
            loader=loader,
            trim_blocks=True,
        )
        # ruleid: jinja-autoescape-missing
        self.sandbox = SandboxedEnvironment()


def safe(loader, options):
    # ok: jinja-autoescape-missing
    first = Environment(loader=loader, autoescape=True)
    # ok: jinja-autoescape-missing
    second = jinja2.Environment(loader=loader, autoescape=jinja2.select_autoescape())
    # ok: jinja-autoescape-missing
    third = Environment(**options)
    return first, second, third
