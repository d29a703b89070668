"""A small service with two holes, for the tests that drive real clients."""

import subprocess

import yaml


def read_settings(data):
    return yaml.load(data)


def compress(name):
    return subprocess.call("gzip " + name, shell=True)
