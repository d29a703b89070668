import hashlib

import bcrypt


def register(username, password):
    # ruleid: password-fast-hash
    stored = hashlib.sha256(password.encode("utf-8")).hexdigest()
    return username, stored


class Account:
    def __init__(self, salt):
        self.salt = salt

    def set_password(self, new_password):
        # ruleid: password-fast-hash
        self.hash = hashlib.sha512((self.salt + new_password).encode()).hexdigest()

    def check(self, passwd):
        # ruleid: password-fast-hash
        return hashlib.new("sha256", passwd.encode()).hexdigest() == self.hash

    def update(self, user_pwd):
        hasher = hashlib.sha1()
        # ruleid: password-fast-hash
        hasher.update(user_pwd.encode())
        return hasher.hexdigest()


def safe(password, document):
    # ok: password-fast-hash
    first = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
    # ok: password-fast-hash
    second = hashlib.scrypt(password.encode(), salt=document, n=2**14, r=8, p=1)
    # ok: password-fast-hash
    third = hashlib.sha256(document).hexdigest()
    return first, second, third
