import yaml
from ruamel.yaml import YAML
from yaml import Loader, load


def read(text):
    # ruleid: yaml-full-unsafe-load
    return yaml.safe_load(text)


def read_full(text):
    # ruleid: yaml-full-unsafe-load
    return yaml.safe_load(text)


def read_imported(text):
    # ruleid: yaml-full-unsafe-load
    return load(text, Loader=Loader)


def round_trip(path):
    # ruleid: yaml-full-unsafe-load
    parser = YAML(typ="unsafe")
    return parser.load(path)


def safe(text):
    # ok: yaml-full-unsafe-load
    parser = YAML(typ="safe")
    # ok: yaml-full-unsafe-load
    first = yaml.safe_load(text)
    # ok: yaml-full-unsafe-load
    second = yaml.full_load("debug: true")
    # ok: yaml-full-unsafe-load
    third = parser.load(text)
    return first, second, third
