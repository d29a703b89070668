# callback: the key function decides the order alone, the elements stay what they are
from taint import source, sink


def order_titles():
    hint = source()
    titles = ["b", "a"]
    inputs = ["b", source()]
    ranked = sorted(titles, key=lambda title: hint + title)
    ordered = sorted(inputs, key=lambda title: len(title))
    # flow
    sink(ordered)
    # no flow
    sink(ranked)


order_titles()
