# inheritance: with several base classes the first one that has the method gives it
from taint import source, sink


class FromInput:
    def value(self):
        return source()


class FromConstant:
    def value(self):
        return "constant"


class InputFirst(FromInput, FromConstant):
    pass


class ConstantFirst(FromConstant, FromInput):
    pass


def read_values():
    # flow
    sink(InputFirst().value())
    # no flow
    sink(ConstantFirst().value())


read_values()
