import os
import uuid

from fastapi import FastAPI, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
FOLDER = "/srv/uploads"


@app.post("/upload")
def upload():
    document = request.files["document"]
    # ruleid: uploaded-filename-trusted
    document.save(os.path.join(FOLDER, document.filename))
    return "stored"


@app.post("/avatar")
def avatar():
    picture = request.files["picture"]
    name = picture.filename
    # ruleid: uploaded-filename-trusted
    picture.save(FOLDER + "/" + name)
    return "stored"


@api.post("/file")
async def store(upload: UploadFile):
    # ruleid: uploaded-filename-trusted
    with open(f"{FOLDER}/{upload.filename}", "wb") as handle:
        handle.write(await upload.read())


@app.post("/safe")
def safe():
    document = request.files["document"]
    # ok: uploaded-filename-trusted
    document.save(os.path.join(FOLDER, secure_filename(document.filename)))
    name = secure_filename(document.filename)
    # ok: uploaded-filename-trusted
    document.save(os.path.join(FOLDER, name))
    # ok: uploaded-filename-trusted
    document.save(os.path.join(FOLDER, uuid.uuid4().hex))
    # ok: uploaded-filename-trusted
    with open(document.filename) as handle:
        return handle.read()


class Settings:
    def write(self, text):
        target = self.filename
        # ok: uploaded-filename-trusted
        with open(target, "w") as out:
            out.write(text)


def stored_at(name):
    return os.path.join(FOLDER, "new", name)


@app.post("/scan")
def scan():
    scanned = request.files["scan"]
    # ruleid: uploaded-filename-trusted
    scanned.save(stored_at(scanned.filename))
    return "stored"


def write_bytes(path, content):
    # ruleid: uploaded-filename-trusted
    with open(path, "wb") as handle:
        handle.write(content)


@app.post("/many")
def many():
    for part in request.files.getlist("part"):
        target = {"name": part.filename, "size": 0}
        write_bytes(FOLDER + "/" + target["name"], part.read())
    return "stored"


class Stored:
    def __init__(self, name):
        self.shown = name.title()
        self.path = f"{FOLDER}/{name}"


@app.post("/kept")
def kept():
    letter = request.files["letter"]
    stored = Stored(letter.filename)
    # ruleid: uploaded-filename-trusted
    letter.save(stored.path)
    return "stored"


def safe_name(name):
    return secure_filename(name) or uuid.uuid4().hex


@app.post("/renamed")
def renamed():
    paper = request.files["paper"]
    name = paper.filename
    name = uuid.uuid4().hex
    # ok: uploaded-filename-trusted
    paper.save(os.path.join(FOLDER, name))
    # ok: uploaded-filename-trusted
    paper.save(os.path.join(FOLDER, safe_name(paper.filename)))
    record = {"shown": paper.filename, "path": "paper.pdf"}
    # ok: uploaded-filename-trusted
    paper.save(os.path.join(FOLDER, record["path"]))
    return "stored"
