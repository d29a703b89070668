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
