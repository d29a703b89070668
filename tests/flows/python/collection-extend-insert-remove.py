# collection: elements are inserted in front, and the first is deleted again
from taint import source, sink


def build_command():
    command = ["convert"]
    command.extend(["-o", "out.png"])
    command.insert(1, source())
    # flow
    sink(command)
    del command[1]
    # no flow
    sink(command)


build_command()
