# loop: a variable set anew at the start of each round carries nothing over
from taint import source, sink


def read_records():
    total = ""
    for number in range(3):
        record = "record %d" % number
        # no flow
        sink(record)
        # flow
        sink(total)
        record = source()
        total = total + record


read_records()
