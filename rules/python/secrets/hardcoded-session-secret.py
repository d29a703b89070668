import os
import secrets

from flask import Flask

app = Flask(__name__)
# ruleid: hardcoded-session-secret
app.secret_key = "dev-secret"
# ruleid: hardcoded-session-secret
app.config["SECRET_KEY"] = b"\x01\x02 session".hex() and "another-dev-secret"
# ruleid: hardcoded-session-secret
app.config.update(TESTING=False, SECRET_KEY="dev")
# ruleid: hardcoded-session-secret
SECRET_KEY = "django-insecure-EXAMPLE"
# ruleid: hardcoded-session-secret
JWT_SECRET_KEY = os.environ.get("JWT_SECRET_KEY", "fallback-secret")


class Config:
    # ruleid: hardcoded-session-secret
    SECRET_KEY = os.getenv("SECRET_KEY", "change-this")


def create_app(settings):
    application = Flask("shop")
    # ok: hardcoded-session-secret
    application.secret_key = os.environ["SECRET_KEY"]
    # ok: hardcoded-session-secret
    application.config["SECRET_KEY"] = settings.secret_key
    # ok: hardcoded-session-secret
    application.config["SESSION_COOKIE_NAME"] = "shop"
    # ok: hardcoded-session-secret
    application.config.update(SECRET_KEY=secrets.token_hex(32))
    return application


class Environment:
    # ok: hardcoded-session-secret
    SECRET_KEY = "AWS_SECRET_ACCESS_KEY"
