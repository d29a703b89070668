# exception: a validator's error holds the rejected value and a fixed code
from taint import source, sink


class ValidationError(Exception):
    def __init__(self, code, value):
        super().__init__(code)
        self.code = code
        self.value = value


def validate(form):
    for name, value in form.items():
        if not name.startswith("x-"):
            raise ValidationError("unknown-field", value)
    return form


def submit():
    try:
        validate({"nick": source()})
    except ValidationError as error:
        # flow
        sink("bad value: " + error.value)
        # no flow
        sink("error code: " + error.code)


submit()
