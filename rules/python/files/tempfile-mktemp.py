import os
import tempfile
from tempfile import mktemp


def export(rows):
    # ruleid: tempfile-mktemp
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w") as handle:
        handle.writelines(rows)


class Spool:
    def reserve(self):
        # ruleid: tempfile-mktemp
        return mktemp()

    def write(self, data):
        # ruleid: tempfile-mktemp
        with open("/tmp/spool.dat", "wb") as handle:
            handle.write(data)

    def note(self, user):
        # ruleid: tempfile-mktemp
        with open(f"/tmp/{user}.log", "a") as handle:
            handle.write("seen")


def safe(data):
    # ok: tempfile-mktemp
    handle, path = tempfile.mkstemp()
    # ok: tempfile-mktemp
    with tempfile.NamedTemporaryFile() as spool:
        spool.write(data)
    # ok: tempfile-mktemp
    with open("/var/lib/shop/spool.dat", "wb") as out:
        out.write(data)
    # ok: tempfile-mktemp
    return os.fdopen(handle), path
