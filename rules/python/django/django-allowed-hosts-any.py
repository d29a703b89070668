import os

from django.conf import settings

# ruleid: django-allowed-hosts-any
ALLOWED_HOSTS = ["*"]


class Staging:
    # ruleid: django-allowed-hosts-any
    ALLOWED_HOSTS = ["shop.example.com", "*"]


def standalone():
    # ruleid: django-allowed-hosts-any
    settings.configure(
        INSTALLED_APPS=[],
        ALLOWED_HOSTS=["*"],
    )


class Production:
    # ok: django-allowed-hosts-any
    ALLOWED_HOSTS = ["shop.example.com"]


class Wild:
    # ok: django-allowed-hosts-any
    ALLOWED_HOSTS = [".example.com"]


class Environment:
    # ok: django-allowed-hosts-any
    ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
