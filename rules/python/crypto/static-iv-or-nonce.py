import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FIXED_IV = b"0123456789abcdef"
ZEROES = b"\x00" * 16


class Vault:
    def __init__(self, key):
        self.key = key

    def seal(self, data):
        # ruleid: static-iv-or-nonce
        return AES.new(self.key, AES.MODE_CBC, FIXED_IV).encrypt(data)

    def zero(self, data):
        # ruleid: static-iv-or-nonce
        return AES.new(self.key, AES.MODE_CBC, iv=b"\x00" * 16).encrypt(data)

    def zero_named(self):
        # ruleid: static-iv-or-nonce
        return Cipher(algorithms.AES(self.key), modes.CBC(ZEROES))

    def gcm(self, data):
        # ruleid: static-iv-or-nonce
        return AESGCM(self.key).encrypt(b"nonce-123456", data, None)

    def hazmat(self):
        # ruleid: static-iv-or-nonce
        return Cipher(algorithms.AES(self.key), modes.CTR(bytes(16)))

    def safe(self, data):
        nonce = os.urandom(12)
        # ok: static-iv-or-nonce
        first = AES.new(self.key, AES.MODE_GCM, nonce=nonce)
        # ok: static-iv-or-nonce
        second = AESGCM(self.key).encrypt(nonce, data, None)
        # ok: static-iv-or-nonce
        third = Cipher(algorithms.AES(self.key), modes.CBC(os.urandom(16)))
        return first, second, third
