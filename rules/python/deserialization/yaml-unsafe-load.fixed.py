import json

import yaml
import yaml as config_yaml
from yaml import SafeLoader


def read_settings(path):
    with open(path) as handle:
        # ruleid: yaml-unsafe-load
        return yaml.safe_load(handle)


def read_legacy(text):
    # ruleid: yaml-unsafe-load
    return yaml.safe_load(text)


class Pipeline:
    def __init__(self, source):
        # ruleid: yaml-unsafe-load
        self.steps = config_yaml.safe_load(source)

    def documents(self, source):
        # ruleid: yaml-unsafe-load
        return list(yaml.safe_load_all(source))


def safe(text):
    # ok: yaml-unsafe-load
    first = yaml.safe_load(text)
    # ok: yaml-unsafe-load
    second = yaml.load(text, Loader=SafeLoader)
    # ok: yaml-unsafe-load
    third = yaml.load(text, Loader=yaml.CSafeLoader)
    # ok: yaml-unsafe-load
    fourth = json.load(text)
    return first, second, third, fourth
