# sanitizer: a table of filters by output format, one of which cleans
from taint import sanitize, sink, source

FILTERS = {
    "plain": lambda text: text,
    "html": sanitize,
}


def output(text, kind):
    return "[" + FILTERS[kind](text) + "]"


# flow
sink(output(source(), "plain"))
# no flow
sink(output(source(), "html"))
