# return: a parser returns a value and an error, one of them is always None
from taint import source, sink


def parse_name(raw, strict):
    if strict:
        return None, "not allowed in strict mode"
    return raw.strip().title() + "!", None


def handle(strict):
    value, error = parse_name(source(), strict)
    if error is not None:
        # no flow
        sink("error: " + error)
        return
    # flow
    sink("name: " + value)


handle(True)
handle(False)
