"""Nobody opens this file: it is found by a scan of the workspace."""

import yaml


def read_report(text):
    return yaml.load(text)
