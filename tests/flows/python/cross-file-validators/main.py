# cross-file: one validator of another module hands its value back clean, one only looks at it
from taint import source, sink

import validators
from validators import clean_name as clean


def register():
    raw = source()
    # flow
    sink(validators.require_text(raw))
    # no flow
    sink(clean(raw))


register()
