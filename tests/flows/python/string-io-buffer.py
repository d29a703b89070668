# string: a buffer gives back what was written to it, until it is replaced
import io

from taint import source, sink


def write_report():
    report = io.StringIO()
    report.write("Report: ")
    report.write(source())
    empty = io.StringIO()
    empty.write("Report: ")
    # flow
    sink(report.getvalue())
    # no flow
    sink(empty.getvalue())


write_report()
