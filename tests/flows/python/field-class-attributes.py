# field: class attributes are shared by all functions, and are told apart by name
from taint import source, sink


class Settings:
    theme = "light"
    motd = ""


def load_settings():
    Settings.motd = source()


def show_settings():
    # flow
    sink(Settings.motd)
    # no flow
    sink(Settings.theme)


load_settings()
show_settings()
