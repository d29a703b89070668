# ruleid: django-transport-security-off
SECURE_SSL_REDIRECT = False
# ruleid: django-transport-security-off
SECURE_HSTS_SECONDS = 0
# ruleid: django-transport-security-off
SECURE_CONTENT_TYPE_NOSNIFF = False


class Staging:
    # ruleid: django-transport-security-off
    X_FRAME_OPTIONS = "ALLOWALL"


class Production:
    # ok: django-transport-security-off
    SECURE_SSL_REDIRECT = True
    # ok: django-transport-security-off
    SECURE_HSTS_SECONDS = 31536000
    # ok: django-transport-security-off
    SECURE_CONTENT_TYPE_NOSNIFF = True
    # ok: django-transport-security-off
    X_FRAME_OPTIONS = "DENY"
