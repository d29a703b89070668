import hmac
import os

import jwt
from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from itsdangerous import URLSafeTimedSerializer

MASTER = b"0123456789abcdef0123456789abcdef"


class Vault:
    def seal(self, data):
        # ruleid: hardcoded-crypto-key
        return AES.new(MASTER, AES.MODE_GCM).encrypt_and_digest(data)

    def fernet(self, data):
        # ruleid: hardcoded-crypto-key
        return Fernet(b"EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0=").encrypt(data)


def issue(user):
    # ruleid: hardcoded-crypto-key
    return jwt.encode({"sub": user}, "super-secret", algorithm="HS256")


def verify(token):
    # ruleid: hardcoded-crypto-key
    return jwt.decode(token, key="super-secret", algorithms=["HS256"])


def sign(body):
    # ruleid: hardcoded-crypto-key
    return hmac.new("webhook".encode(), body, "sha256").hexdigest()


def links():
    # ruleid: hardcoded-crypto-key
    return URLSafeTimedSerializer("reset-links")


def safe(user, body, settings):
    # ok: hardcoded-crypto-key
    first = jwt.encode({"sub": user}, os.environ["JWT_KEY"], algorithm="HS256")
    # ok: hardcoded-crypto-key
    second = hmac.new(settings.key, body, "sha256")
    # ok: hardcoded-crypto-key
    third = Fernet(Fernet.generate_key())
    # ok: hardcoded-crypto-key
    fourth = URLSafeTimedSerializer(settings.secret)
    return first, second, third, fourth
