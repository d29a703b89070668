from flask import Flask
from flask_wtf import FlaskForm

app = Flask(__name__)
# ruleid: csrf-protection-disabled
app.config["WTF_CSRF_ENABLED"] = False


class Config:
    # ruleid: csrf-protection-disabled
    WTF_CSRF_ENABLED = False


class CommentForm(FlaskForm):
    class Meta:
        # ruleid: csrf-protection-disabled
        csrf = False


def create():
    application = Flask("shop")
    # ruleid: csrf-protection-disabled
    application.config.update(SECRET="x", WTF_CSRF_ENABLED=False)
    # ok: csrf-protection-disabled
    application.config["WTF_CSRF_ENABLED"] = True
    # ok: csrf-protection-disabled
    application.config["WTF_I18N_ENABLED"] = False
    return application


class OrderForm(FlaskForm):
    class Meta:
        # ok: csrf-protection-disabled
        csrf = True
