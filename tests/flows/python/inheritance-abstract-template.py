# inheritance: a template method of an abstract class calls the steps of the concrete one
from abc import ABC, abstractmethod

from taint import source, sink


class Exporter(ABC):
    def export(self):
        return self.header() + self.body()

    def header(self):
        return "# "

    @abstractmethod
    def body(self):
        raise NotImplementedError


class InputExporter(Exporter):
    def body(self):
        return source()


class EmptyExporter(Exporter):
    def body(self):
        return "nothing"


def export_all():
    # flow
    sink(InputExporter().export())
    # no flow
    sink(EmptyExporter().export())


export_all()
