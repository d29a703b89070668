class Record:
    def __init__(self, name):
        self.name = name

    def display(self):
        return "name: " + self.name
