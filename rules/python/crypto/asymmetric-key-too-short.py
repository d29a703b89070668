import rsa
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa
from cryptography.hazmat.primitives.asymmetric import rsa as rsa_keys

LEGACY_BITS = 1024


class KeyFactory:
    def signing(self):
        # ruleid: asymmetric-key-too-short
        return RSA.generate(1024)

    def transport(self):
        # ruleid: asymmetric-key-too-short
        return rsa_keys.generate_private_key(
            public_exponent=65537,
            key_size=LEGACY_BITS,
        )

    def dsa(self):
        # ruleid: asymmetric-key-too-short
        return dsa.generate_private_key(key_size=1024)

    def pure(self):
        # ruleid: asymmetric-key-too-short
        return rsa.newkeys(512)

    def safe(self, bits):
        # ok: asymmetric-key-too-short
        first = RSA.generate(3072)
        # ok: asymmetric-key-too-short
        second = rsa_keys.generate_private_key(public_exponent=65537, key_size=4096)
        # ok: asymmetric-key-too-short
        third = rsa.newkeys(bits)
        return first, second, third
