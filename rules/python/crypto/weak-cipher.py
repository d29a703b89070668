from Crypto.Cipher import AES, ARC4, DES
from Crypto.Cipher import DES3 as TripleDes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class LegacyVault:
    def __init__(self, key, iv):
        self.key = key
        self.iv = iv

    def seal(self, data):
        # ruleid: weak-cipher
        return DES.new(self.key, DES.MODE_CBC, self.iv).encrypt(data)

    def stream(self, data):
        # ruleid: weak-cipher
        return ARC4.new(self.key).encrypt(data)

    def triple(self, data):
        # ruleid: weak-cipher
        cipher = TripleDes.new(
            self.key,
            TripleDes.MODE_CFB,
        )
        return cipher.encrypt(data)

    def blowfish(self):
        return Cipher(
            # ruleid: weak-cipher
            algorithms.Blowfish(self.key),
            modes.CBC(self.iv),
        )


def safe(key, iv, data):
    # ok: weak-cipher
    first = AES.new(key, AES.MODE_GCM).encrypt_and_digest(data)
    # ok: weak-cipher
    second = Cipher(algorithms.AES(key), modes.GCM(iv))
    # ok: weak-cipher
    third = AESGCM(key).encrypt(iv, data, None)
    return first, second, third
