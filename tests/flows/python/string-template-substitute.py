# string: a Template puts the values of the names it has into its text
from string import Template

from taint import source, sink

GREETING = Template("Dear $name, welcome")
FOOTER = Template("Sent by $sender")


def compose(values):
    # flow
    sink(GREETING.substitute(values))
    # no flow
    sink(FOOTER.substitute(values))


compose({"name": source(), "sender": "the team"})
