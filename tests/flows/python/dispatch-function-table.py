# dispatch: functions are looked up in a table by a constant key
from taint import source, sink


def echo(text):
    return text


def length(text):
    return "%d characters" % len(text)


COMMANDS = {"echo": echo, "length": length}


def run_commands():
    line = source()
    # flow
    sink(COMMANDS["echo"](line))
    # no flow
    sink(COMMANDS["length"](line))


run_commands()
