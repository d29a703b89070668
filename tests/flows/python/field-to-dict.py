# field: an object is mapped to a dict for the answer, field by field
from dataclasses import dataclass

from taint import source, sink


@dataclass
class Customer:
    number: str
    name: str
    notes: str = ""

    def to_dict(self):
        return {"id": self.number, "displayName": self.name, "comment": self.notes}


def show(customer):
    data = customer.to_dict()
    # flow
    sink(data["displayName"])
    # no flow
    sink(data["comment"])


show(Customer("C-1", source()))
