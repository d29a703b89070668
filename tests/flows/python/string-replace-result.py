# string: strings never change in place, replace returns a new one
from taint import source, sink


def fill_template():
    template = "Dear NAME"
    letter = template.replace("NAME", source())
    # flow
    sink(letter)
    template.replace("NAME", source())
    # no flow
    sink(template)


fill_template()
