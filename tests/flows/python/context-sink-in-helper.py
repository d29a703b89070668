# context: the sink is in a helper, of which only one parameter reaches it
from taint import source, sink


def run_report(query, title):
    # flow
    sink(query)
    return title.upper()


def run_named_report(title, query):
    # no flow
    sink(query)
    return title.upper()


def reports():
    run_report(source(), "Weekly")
    run_named_report(source(), "select 1")


reports()
