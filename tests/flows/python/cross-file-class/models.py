from base import Record


class User(Record):
    def __init__(self, name, role):
        super().__init__(name)
        self.role = role

    def badge(self):
        return "role: " + self.role
