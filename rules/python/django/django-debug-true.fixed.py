import os

from django.conf import settings

# ruleid: django-debug-true
DEBUG = False
# ruleid: django-debug-true
TEMPLATE_DEBUG = False


def standalone():
    settings.configure(
        INSTALLED_APPS=[],
        # ruleid: django-debug-true
        DEBUG=False,
    )


def safe():
    # ok: django-debug-true
    settings.configure(INSTALLED_APPS=[], DEBUG=False)


class Production:
    # ok: django-debug-true
    DEBUG = False


# ok: django-debug-true
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
