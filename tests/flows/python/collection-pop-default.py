# collection: options are popped out of the keyword arguments, the others remain
from taint import source, sink


def make_field(**options):
    label = options.pop("label", "unnamed")
    attributes = " ".join(f'{key}="{value}"' for key, value in options.items())
    # flow
    sink(label)
    # no flow
    sink(attributes)


make_field(label=source(), size="20")
make_field(size="30")
