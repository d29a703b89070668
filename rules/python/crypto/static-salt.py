import hashlib
import os

import bcrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

SALT = b"pepper-and-salt"


def derive(secret):
    # ruleid: static-salt
    return hashlib.pbkdf2_hmac("sha256", secret, b"static salt", 600000)


def derive_named(secret):
    # ruleid: static-salt
    return hashlib.scrypt(secret, salt=SALT, n=2**14, r=8, p=1)


def derive_key(secret):
    # ruleid: static-salt
    kdf = PBKDF2HMAC(
        algorithm=hashes.SHA256(),
        length=32,
        salt="constant".encode(),
        iterations=600000,
    )
    return kdf.derive(secret)


def safe(secret, stored_salt):
    # ok: static-salt
    first = hashlib.pbkdf2_hmac("sha256", secret, os.urandom(16), 600000)
    # ok: static-salt
    second = bcrypt.hashpw(secret, bcrypt.gensalt())
    # ok: static-salt
    third = hashlib.scrypt(secret, salt=stored_salt, n=2**14, r=8, p=1)
    return first, second, third
