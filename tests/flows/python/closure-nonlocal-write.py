# closure: an inner function writes to a variable of the outer one, or to its own of the same name
from taint import source, sink


def collect_input():
    answer = ""
    hint = ""

    def read_answer():
        nonlocal answer
        answer = source()

    def read_hint():
        hint = source()
        return len(hint)

    read_answer()
    read_hint()
    # flow
    sink(answer)
    # no flow
    sink(hint)


collect_input()
