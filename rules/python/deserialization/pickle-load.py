import json
import marshal
import pickle
import shelve
from pickle import loads as unpack

import joblib
import jsonpickle
import numpy as np
import pandas as pd


class SessionCache:
    def __init__(self, redis):
        self.redis = redis

    def get(self, key):
        raw = self.redis.get(key)
        # ruleid: pickle-load
        return pickle.loads(raw)

    def from_file(self, path):
        with open(path, "rb") as handle:
            # ruleid: pickle-load
            return pickle.load(handle)

    def unpacked(self, payload):
        # ruleid: pickle-load
        return unpack(payload)


def load_model(path):
    # ruleid: pickle-load
    model = joblib.load(path)
    # ruleid: pickle-load
    frame = pd.read_pickle(path)
    # ruleid: pickle-load
    weights = np.load(path, allow_pickle=True)
    return model, frame, weights


def restore(text, blob, name):
    # ruleid: pickle-load
    first = jsonpickle.decode(text)
    # ruleid: pickle-load
    second = marshal.loads(blob)
    # ruleid: pickle-load
    third = shelve.open(name)
    return first, second, third


def safe(record, path):
    # ok: pickle-load
    text = json.loads(record)
    # ok: pickle-load
    copied = pickle.loads(pickle.dumps(record))
    # ok: pickle-load
    array = np.load(path)
    # ok: pickle-load
    data = pickle.dumps(record)
    return text, copied, array, data
