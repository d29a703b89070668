from .plain import wrap as decorate
from .safe import wrap as clean

__all__ = ["decorate", "clean"]
