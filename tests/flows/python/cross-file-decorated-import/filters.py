from taint import sanitize


def counted(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


def cleaned(function):
    def wrapper(*args):
        return sanitize(function(*args))

    return wrapper
