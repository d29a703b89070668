import hashlib
import hmac


def valid_webhook(key, body, header):
    # ruleid: timing-unsafe-digest-compare
    return hmac.compare_digest(hmac.new(key, body, hashlib.sha256).hexdigest(), header)


class Verifier:
    def __init__(self, key):
        self.key = key

    def verify(self, body, header):
        expected = hmac.new(self.key, body, "sha256").hexdigest()
        # ruleid: timing-unsafe-digest-compare
        if hmac.compare_digest(header, expected):
            return True
        return False

    def verify_prefixed(self, body, header):
        expected = "sha256=" + hmac.new(self.key, body, "sha256").hexdigest()
        # ruleid: timing-unsafe-digest-compare
        return hmac.compare_digest(expected, header)

    def verify_object(self, body, header):
        mac = hmac.new(self.key, body, "sha256")
        # ruleid: timing-unsafe-digest-compare
        return hmac.compare_digest(mac.digest(), header)

    def refuse(self, body, header):
        expected = hmac.new(self.key, body, "sha256").hexdigest()
        # ruleid: timing-unsafe-digest-compare
        if expected != header:
            raise PermissionError

    def missing(self, body, header):
        expected = hmac.new(self.key, body, "sha256").hexdigest()
        # ok: timing-unsafe-digest-compare
        if header != None and expected != "":
            raise PermissionError


def safe(key, body, header, path):
    expected = hmac.new(key, body, "sha256").hexdigest()
    # ok: timing-unsafe-digest-compare
    first = hmac.compare_digest(expected, header)
    # ok: timing-unsafe-digest-compare
    second = hashlib.sha256(body).hexdigest() == header
    # ok: timing-unsafe-digest-compare
    third = path == "/health"
    return first, second, third
