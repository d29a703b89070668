import hashlib
import hmac
from hashlib import md5 as digest_of

from Crypto.Hash import MD5
from cryptography.hazmat.primitives import hashes


def fingerprint(data):
    # ruleid: weak-hash
    return hashlib.md5(data).hexdigest()


def signature_base(data):
    # ruleid: weak-hash
    return hashlib.new("sha1", data).digest()


class Manifest:
    def __init__(self, files):
        # ruleid: weak-hash
        self.digest = digest_of()
        for name in files:
            self.digest.update(name)

    def sum(self, data):
        # ruleid: weak-hash
        return MD5.new(data).hexdigest()

    def legacy(self):
        # ruleid: weak-hash
        return hashes.Hash(hashes.SHA1())


def webhook(key, body):
    # ruleid: weak-hash
    return hmac.new(key, body, digestmod="md5").hexdigest()


def safe(data, key):
    # ok: weak-hash
    first = hashlib.sha256(data).hexdigest()
    # ok: weak-hash
    second = hashlib.md5(data, usedforsecurity=False).hexdigest()
    # ok: weak-hash
    third = hmac.new(key, data, hashlib.sha256)
    # ok: weak-hash
    fourth = hashes.Hash(hashes.SHA256())
    return first, second, third, fourth
