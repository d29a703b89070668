# constant-branch: a flag of the class that no subclass changes decides what is shown
from taint import source, sink


class View:
    SHOW_DETAILS = False

    def __init__(self, error):
        self.error = error

    def short(self):
        if self.SHOW_DETAILS:
            return self.error
        return "internal error"

    def log(self):
        if not self.SHOW_DETAILS:
            return "logged: " + self.error
        return "shown"


view = View(source())
# flow
sink(view.log())
# no flow
sink(view.short())
