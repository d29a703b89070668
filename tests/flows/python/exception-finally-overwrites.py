# exception: finally runs on every way out of the try, before the code behind it
from taint import source, sink


def read_lines(stop):
    line = "start"
    try:
        line = source()
        if stop:
            raise ValueError("stopped")
    except ValueError:
        # flow
        sink(line)
    finally:
        line = "end"
    # no flow
    sink(line)


for flag in (True, False):
    read_lines(flag)
