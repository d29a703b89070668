from flask import Flask

app = Flask(__name__)
# ruleid: session-cookie-flags-off
SESSION_COOKIE_SECURE = True
# ruleid: session-cookie-flags-off
CSRF_COOKIE_SECURE = True
# ruleid: session-cookie-flags-off
app.config["SESSION_COOKIE_HTTPONLY"] = True


class Development:
    # ruleid: session-cookie-flags-off
    REMEMBER_COOKIE_SECURE = True


def create():
    application = Flask("shop")
    application.config.update(
        TESTING=False,
        # ruleid: session-cookie-flags-off
        SESSION_COOKIE_SECURE=True,
    )
    # ok: session-cookie-flags-off
    application.config["SESSION_COOKIE_HTTPONLY"] = True
    # ok: session-cookie-flags-off
    application.config["SESSION_REFRESH_EACH_REQUEST"] = False
    return application


class Production:
    # ok: session-cookie-flags-off
    SESSION_COOKIE_SECURE = True
