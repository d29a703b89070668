# dispatch: a class decorator enters exporters in a registry by their names
from taint import source, sink

EXPORTERS = {}


def exporter(name):
    def register(cls):
        EXPORTERS[name] = cls
        return cls

    return register


@exporter("text")
class TextExporter:
    def export(self, rows):
        return "\n".join(rows)


@exporter("count")
class HeaderExporter:
    def export(self, rows):
        return "name;value"


rows = ["a", source()]
# flow
sink(EXPORTERS["text"]().export(rows))
# no flow
sink(EXPORTERS["count"]().export(rows))
