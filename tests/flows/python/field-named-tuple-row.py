# field: a NamedTuple is made from keywords, and another one from it with _replace
from typing import NamedTuple

from taint import source, sink


class Address(NamedTuple):
    street: str
    city: str
    country: str = "unknown"


def read_address():
    return Address(street=source(), city="Bern")


def print_label(address):
    moved = address._replace(country="CH")
    # flow
    sink(f"{moved.street}, {moved.country}")
    # no flow
    sink(f"{moved.city}, {moved.country}")


print_label(read_address())
