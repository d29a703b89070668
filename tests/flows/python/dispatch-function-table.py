# dispatch: functions are looked up in a table by a constant key
from taint import source, sink


def echo(text):
    return text


def version(text):
    return "version 2"


COMMANDS = {"echo": echo, "version": version}


def run_commands():
    line = source()
    # flow
    sink(COMMANDS["echo"](line))
    # no flow
    sink(COMMANDS["version"](line))


run_commands()
