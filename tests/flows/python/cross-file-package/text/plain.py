def wrap(value):
    return "[" + value + "]"
