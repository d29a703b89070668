import bcrypt
from flask import Flask
from flask_bcrypt import Bcrypt
from passlib.context import CryptContext
from passlib.hash import bcrypt as passlib_bcrypt

app = Flask(__name__)
# ruleid: bcrypt-rounds-too-low
app.config["BCRYPT_LOG_ROUNDS"] = 4
hasher = Bcrypt(app)

# ruleid: bcrypt-rounds-too-low
contexts = CryptContext(schemes=["bcrypt"], bcrypt__rounds=6)

COST = 5


def register(password):
    # ruleid: bcrypt-rounds-too-low
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(4))


def register_named(password):
    # ruleid: bcrypt-rounds-too-low
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(rounds=COST))


def register_flask(password):
    # ruleid: bcrypt-rounds-too-low
    return hasher.generate_password_hash(password, rounds=8)


def register_passlib(password):
    # ruleid: bcrypt-rounds-too-low
    return passlib_bcrypt.using(rounds=5).hash(password)


def safe(password, rounds):
    # ok: bcrypt-rounds-too-low
    first = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: bcrypt-rounds-too-low
    second = bcrypt.hashpw(password, bcrypt.gensalt(12))
    # ok: bcrypt-rounds-too-low
    third = bcrypt.hashpw(password, bcrypt.gensalt(rounds))
    # ok: bcrypt-rounds-too-low
    fourth = CryptContext(schemes=["bcrypt"], bcrypt__rounds=13)
    return first, second, third, fourth
