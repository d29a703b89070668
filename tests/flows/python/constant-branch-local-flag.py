# constant-branch: a local flag that is set once and folded through arithmetic
from taint import source, sink


def transfer():
    limit = 4 * 2
    strict = limit > 7
    path = source()
    if not strict:
        target = path
    else:
        target = "/srv/files"
    if strict:
        backup = path
    else:
        backup = "/srv/backup"
    # flow
    sink(backup)
    # no flow
    sink(target)


transfer()
