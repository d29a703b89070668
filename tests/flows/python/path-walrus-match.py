# path: a value that is bound in a condition, and the default in the other branch
from taint import source, sink


def greet(session):
    if (name := session.get("name")) is not None:
        # flow
        sink("Hello " + name)
    else:
        # no flow
        sink(f"Hello {name}")


greet({"name": source()})
greet({})
