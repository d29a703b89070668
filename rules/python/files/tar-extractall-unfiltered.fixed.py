import shutil
import tarfile
import zipfile
from contextlib import closing


def unpack(path, target):
    with tarfile.open(path) as bundle:
        # ruleid: tar-extractall-unfiltered
        bundle.extractall(target, filter="data")


def restore(path, target):
    tar = tarfile.open(path, "r:gz")
    try:
        # ruleid: tar-extractall-unfiltered
        tar.extractall(path=target)
    finally:
        tar.close()


class Plugin:
    def install(self, upload, target):
        with closing(tarfile.open(fileobj=upload)) as tar:
            # ruleid: tar-extractall-unfiltered
            tar.extractall(
                target, filter="data")

    def trusted(self, path, target):
        with tarfile.open(path) as tar:
            # ruleid: tar-extractall-unfiltered
            tar.extractall(target, filter="fully_trusted")

    def any_format(self, path, target):
        # ruleid: tar-extractall-unfiltered
        shutil.unpack_archive(path, target)


def safe(path, target):
    with tarfile.open(path) as tar:
        # ok: tar-extractall-unfiltered
        tar.extractall(target, filter="data")
    with tarfile.open(path) as tar:
        for member in tar.getmembers():
            if member.name.startswith(("/", "..")):
                raise ValueError(member.name)
        # ok: tar-extractall-unfiltered
        tar.extractall(target)
    with zipfile.ZipFile(path) as archive:
        # ok: tar-extractall-unfiltered
        archive.extractall(target)
