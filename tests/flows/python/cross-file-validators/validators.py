from taint import sanitize


def require_text(value):
    if not value:
        raise ValueError("empty")
    return value


def clean_name(value):
    return sanitize(require_text(value))
