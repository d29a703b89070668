# closure: a decorator with arguments puts a value in front of those of the caller
from taint import source, sink


def with_setting(name, value):
    def decorate(view):
        def wrapper(*args, **kwargs):
            kwargs[name] = value
            return view(*args, **kwargs)

        return wrapper

    return decorate


@with_setting("template", "page.html")
def show(text, template=None):
    # flow
    sink(text)
    # no flow
    sink(template)


show(source())
show("hello", template=source())
