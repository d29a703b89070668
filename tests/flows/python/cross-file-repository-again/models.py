class Article:
    def __init__(self, key, title):
        self.key = key
        self.title = title
