# context: a default value stands in for the argument that a call leaves out
from taint import source, sink


def greeting(name="guest", closing="Bye"):
    return "Hello " + name


def say_hello():
    # flow
    sink(greeting(source()))
    # no flow
    sink(greeting(closing=source()))


say_hello()
