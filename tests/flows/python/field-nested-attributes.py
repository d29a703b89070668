# field: attributes two levels deep are told apart
from taint import source, sink


class Address:
    def __init__(self, city, country):
        self.city = city
        self.country = country


class Customer:
    def __init__(self, address):
        self.address = address
        self.number = "C-100"


def print_label():
    customer = Customer(Address("Oslo", "NO"))
    customer.address.city = source()
    # flow
    sink(customer.address.city)
    # no flow
    sink(customer.address.country)


print_label()
