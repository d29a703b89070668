import random
import secrets
import string
from random import choice


def generate_token(size):
    alphabet = string.ascii_letters + string.digits
    # ruleid: insecure-random-secret
    return "".join(random.choice(alphabet) for _ in range(size))


class Reset:
    def start(self, user):
        # ruleid: insecure-random-secret
        user.otp = random.randint(100000, 999999)
        # ruleid: insecure-random-secret
        user.reset_code = "".join(choice(string.digits) for _ in range(6))
        return user

    def session(self, store):
        # ruleid: insecure-random-secret
        store["session_id"] = "%032x" % random.getrandbits(128)


def temporary_name():
    # ruleid: insecure-random-secret
    return "".join(random.choices(string.ascii_lowercase, k=12))


def safe(items, size):
    # ok: insecure-random-secret
    pick = random.choice(items)
    # ok: insecure-random-secret
    token = secrets.token_urlsafe(32)
    # ok: insecure-random-secret
    delay = random.uniform(0.5, 1.5) * size
    # ok: insecure-random-secret
    password = "".join(secrets.choice(string.ascii_letters) for _ in range(size))
    generator = random.SystemRandom()
    # ok: insecure-random-secret
    pin = generator.randint(1000, 9999)
    return pick, token, delay, password, pin


def test_tokenize_twice(words):
    # ok: insecure-random-secret
    return random.choice(words)


def wait_for_salt_minion():
    # ok: insecure-random-secret
    return 2 + random.randint(1, 10)
