# exception: a validation error tells the field and carries the rejected value
from taint import source, sink


class ValidationError(Exception):
    def __init__(self, field, value):
        super().__init__(f"invalid {field}")
        self.field = field
        self.value = value


def check_age(text):
    raise ValidationError("age", text)


def submit():
    try:
        check_age(source())
    except ValidationError as error:
        # flow
        sink(error.value)
        # no flow
        sink(str(error) + error.field)


submit()
