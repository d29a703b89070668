# constant-branch: a branch on a literal is always or never taken
from taint import source, sink


def debug_output():
    text = source()
    if False:
        # no flow
        sink(text)
    if True:
        # flow
        sink(text)


debug_output()
