# sanitizer: a form's values are cleaned into a new dict, the form itself is left as it was
from taint import source, sink, sanitize


def clean(form):
    return {name: sanitize(value) for name, value in form.items()}


def save():
    form = {"name": source(), "city": source()}
    cleaned = clean(form)
    # flow
    sink(form["name"])
    # no flow
    sink(cleaned["name"] + cleaned["city"])


save()
