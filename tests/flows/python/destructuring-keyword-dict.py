# destructuring: a dictionary is spread over the parameters of a constructor
from taint import source, sink


class Address:
    def __init__(self, street, city, country="FR"):
        self.street = street
        self.city = city
        self.country = country


def save():
    form = {"city": "Lyon", "street": source()}
    address = Address(**form)
    street, city = address.street, address.city
    # flow
    sink(street)
    # no flow
    sink(city)


save()
