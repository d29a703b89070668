# sanitizer: all elements are cleaned by a comprehension, or only the first one
from taint import source, sink, sanitize


def clean_tags():
    tags = [source(), source()]
    cleaned = [sanitize(tag) for tag in tags]
    partly = [sanitize(tags[0]), tags[1]]
    # flow
    sink(partly)
    # no flow
    sink(cleaned)


clean_tags()
