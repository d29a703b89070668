# callback: what map returns is what the function returns for each element
from taint import source, sink


def list_names():
    people = [{"name": source(), "role": "editor"}]
    names = list(map(lambda person: person["name"], people))
    roles = list(map(lambda person: person["role"], people))
    # flow
    sink(names)
    # no flow
    sink(roles)


list_names()
