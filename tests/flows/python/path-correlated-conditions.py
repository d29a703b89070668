# path: the same unchanged condition guards the assignment and the use
from taint import source, sink


def show_comment(from_user):
    if from_user:
        comment = source()
    else:
        comment = "no comment yet"
    log_line = "comment shown"
    if from_user:
        # flow
        sink(comment + log_line)
    if not from_user:
        # no flow
        sink(comment + log_line)


for choice in (True, False):
    show_comment(choice)
