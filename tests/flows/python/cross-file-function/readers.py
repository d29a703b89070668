from taint import source


def read_body():
    return "body: " + source()


def read_version():
    return "1.0"
