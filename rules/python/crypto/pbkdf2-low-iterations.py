import hashlib

from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

ROUNDS = 1000


def derive(secret, salt):
    # ruleid: pbkdf2-low-iterations
    return hashlib.pbkdf2_hmac("sha256", secret, salt, 10_000)


def derive_constant(secret, salt):
    # ruleid: pbkdf2-low-iterations
    return hashlib.pbkdf2_hmac("sha256", secret, salt, iterations=ROUNDS)


def derive_key(secret, salt):
    # ruleid: pbkdf2-low-iterations
    kdf = PBKDF2HMAC(
        algorithm=hashes.SHA256(),
        length=32,
        salt=salt,
        iterations=4096,
    )
    return kdf.derive(secret)


def derive_dome(secret, salt):
    # ruleid: pbkdf2-low-iterations
    return PBKDF2(secret, salt, dkLen=32, count=5000)


def safe(secret, salt, rounds):
    # ok: pbkdf2-low-iterations
    first = hashlib.pbkdf2_hmac("sha256", secret, salt, 600_000)
    # ok: pbkdf2-low-iterations
    second = hashlib.pbkdf2_hmac("sha512", secret, salt, rounds)
    # ok: pbkdf2-low-iterations
    third = PBKDF2(secret, salt, dkLen=32, count=1000000)
    return first, second, third
