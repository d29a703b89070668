# field: an instance attribute hides the class attribute of the same name
from taint import source, sink


class Widget:
    caption = source()

    def rename(self, caption):
        self.caption = caption


def draw():
    plain = Widget()
    renamed = Widget()
    renamed.rename("Save")
    # flow
    sink(plain.caption)
    # no flow
    sink(renamed.caption)


draw()
