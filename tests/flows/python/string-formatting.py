# string: format carries the arguments that the template names, and leaves out the others
from taint import source, sink


def format_all():
    name = source()
    # flow
    sink("{who:>20}".format(who=name))
    # no flow
    sink("{1}".format(name, "fixed"))


format_all()
