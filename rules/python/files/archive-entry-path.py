import os
import shutil
import tarfile
import zipfile
from pathlib import Path


def unpack(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ruleid: archive-entry-path
            with open(os.path.join(folder, name), "wb") as out:
                out.write(archive.read(name))


def unpack_entries(path, folder):
    archive = zipfile.ZipFile(path)
    for entry in archive.infolist():
        target = os.path.join(folder, entry.filename)
        # ruleid: archive-entry-path
        with open(target, "wb") as out:
            shutil.copyfileobj(archive.open(entry), out)


def unpack_tar(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            target = Path(folder) / member.name
            # ruleid: archive-entry-path
            target.write_bytes(archive.extractfile(member).read())


def extract(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ok: archive-entry-path
            archive.extract(name, folder)


def flat(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ok: archive-entry-path
            with open(os.path.join(folder, os.path.basename(name)), "wb") as out:
                out.write(archive.read(name))


def checked(path, folder):
    root = os.path.realpath(folder)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            target = os.path.realpath(os.path.join(root, name))
            if not target.startswith(root + os.sep):
                raise ValueError(name)
            # ok: archive-entry-path
            with open(target, "wb") as out:
                out.write(archive.read(name))


def target_of(folder, name):
    return os.path.join(folder, name)


def unpack_with_helper(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ruleid: archive-entry-path
            with open(target_of(folder, name), "wb") as out:
                out.write(archive.read(name))


def write_entry(target, content):
    # ruleid: archive-entry-path
    target.write_bytes(content)


def unpack_by_helper(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            write_entry(Path(folder, member.name), archive.extractfile(member).read())


def unpack_in_two_steps(path, folder):
    targets = []
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            targets.append((os.path.join(folder, info.filename), archive.read(info)))
    for target, content in targets:
        # ruleid: archive-entry-path
        with open(target, "wb") as out:
            out.write(content)


def first_only(path, folder):
    with zipfile.ZipFile(path) as archive:
        name = archive.namelist()[0]
        content = archive.read(name)
    # ok: archive-entry-path
    with open(os.path.join(folder, "first"), "wb") as out:
        out.write(content)


def numbered(path, folder):
    with zipfile.ZipFile(path) as archive:
        for number, name in enumerate(archive.namelist()):
            name = f"{int(number)}.bin"
            # ok: archive-entry-path
            with open(os.path.join(folder, name), "wb") as out:
                out.write(b"")


def inside(folder, name):
    return os.path.join(folder, os.path.basename(name))


def unpack_flat(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ok: archive-entry-path
            with open(inside(folder, name), "wb") as out:
                out.write(archive.read(name))
