from Crypto.Cipher import AES
from Cryptodome.Cipher import AES as DomeAES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class Vault:
    def __init__(self, key):
        self.key = key

    def seal(self, data):
        # ruleid: ecb-mode
        return AES.new(self.key, AES.MODE_ECB).encrypt(data)

    def seal_dome(self, data):
        # ruleid: ecb-mode
        cipher = DomeAES.new(
            self.key,
            mode=DomeAES.MODE_ECB,
        )
        return cipher.encrypt(data)

    def hazmat(self):
        # ruleid: ecb-mode
        return Cipher(algorithms.AES(self.key), modes.ECB())

    def safe(self, nonce, data):
        # ok: ecb-mode
        first = AES.new(self.key, AES.MODE_GCM, nonce=nonce)
        # ok: ecb-mode
        second = Cipher(algorithms.AES(self.key), modes.GCM(nonce))
        # ok: ecb-mode
        third = AES.new(self.key, AES.MODE_CBC)
        return first, second, third
