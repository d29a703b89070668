class Repository:
    def __init__(self, table):
        self.table = table
        self.rows = {}

    def save(self, key, value):
        self.rows[key] = {"key": key, "value": value}

    def find(self, key):
        row = self.rows.get(key)
        return row["value"] if row else None
