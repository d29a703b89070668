# dispatch: a controller calls its method by a constant name
from taint import source, sink


class Controller:
    def __init__(self, query):
        self.query = query

    def do_search(self):
        return "results for " + self.query

    def do_status(self):
        return "running"

    def run(self, action):
        return getattr(self, "do_" + action)()


controller = Controller(source())
# flow
sink(controller.run("search"))
# no flow
sink(controller.run("status"))
