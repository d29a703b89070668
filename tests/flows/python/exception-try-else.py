# exception: the else part runs with the parsed value, the handler with the fallback
from taint import source, sink


def parse(line):
    if line is None:
        raise ValueError("no line")
    return {"text": line}


def process(line):
    result = {"text": "missing"}
    try:
        result = parse(line)
    except ValueError:
        # no flow
        sink(result["text"])
    else:
        # flow
        sink(result["text"])


process(source())
process(None)
