# cross-file: a mapper in another file turns a form into an object of a third file
from taint import source, sink

from mapper import to_order


def create_order():
    order = to_order({"product": "chair", "remark": source()})
    # flow
    sink(order.remark)
    # no flow
    sink(order.title())


create_order()
