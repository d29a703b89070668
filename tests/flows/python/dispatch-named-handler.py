# dispatch: a handler method is looked up under a name made of a prefix and a verb
from taint import source, sink


class Controller:
    def dispatch(self, verb, body):
        handler = getattr(self, "do_" + verb)
        return handler(body)

    def do_post(self, body):
        return "created " + body

    def do_delete(self, body):
        return "deleted"


def serve():
    controller = Controller()
    # flow
    sink(controller.dispatch("post", source()))
    # no flow
    sink(controller.dispatch("delete", source()))


serve()
