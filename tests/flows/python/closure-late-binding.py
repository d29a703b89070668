# closure: a closure sees the variable as it is when it is called
from taint import source, sink


def schedule_messages():
    subject = "pending"
    read_subject = lambda: subject
    subject = source()
    detail = source()
    read_detail = lambda: detail
    detail = "none"
    # flow
    sink(read_subject())
    # no flow
    sink(read_detail())


schedule_messages()
