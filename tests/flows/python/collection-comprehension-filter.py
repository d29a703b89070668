# collection: a comprehension keeps the values or only the keys
from taint import source, sink


def summarise():
    answers = {"q1": source(), "q2": "no"}
    texts = [value.strip() for value in answers.values()]
    names = [key for key in answers]
    # flow
    sink(texts)
    # no flow
    sink(names)


summarise()
