# string: a string.Template is filled with two mappings
from string import Template

from taint import source, sink

GREETING = Template("Dear $name,")


def letters():
    personal = GREETING.substitute(name=source())
    general = GREETING.substitute(name="reader")
    # flow
    sink(personal)
    # no flow
    sink(general)


letters()
