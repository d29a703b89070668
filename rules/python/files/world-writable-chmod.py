import os
import stat
from pathlib import Path


def publish(path):
    # ruleid: world-writable-chmod
    os.chmod(path, 0o777)


class Installer:
    def script(self, path):
        # ruleid: world-writable-chmod
        Path(path).chmod(0o666)

    def flags(self, path):
        # ruleid: world-writable-chmod
        os.chmod(
            path,
            stat.S_IRUSR | stat.S_IWOTH,
        )

    def folder(self, path):
        # ruleid: world-writable-chmod
        os.makedirs(path, mode=0o773)

    def wide(self):
        # ruleid: world-writable-chmod
        os.umask(0)


def safe(path, mode):
    # ok: world-writable-chmod
    os.chmod(path, 0o600)
    # ok: world-writable-chmod
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    # ok: world-writable-chmod
    Path(path).chmod(0o755)
    # ok: world-writable-chmod
    os.chmod(path, mode)
    # ok: world-writable-chmod
    os.umask(0o077)
