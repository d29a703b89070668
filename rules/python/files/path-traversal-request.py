import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from flask import Flask, request, send_file, send_from_directory
from support.paths import RUNTIME
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
BASE = "/srv/files"


@app.route("/download")
def download():
    name = request.args.get("name")
    path = os.path.join(BASE, name)
    # ruleid: path-traversal-request
    return send_file(path)


@app.route("/read/<path:name>")
def read(name):
    # ruleid: path-traversal-request
    with open(os.path.join(BASE, name)) as handle:
        return handle.read()


@app.post("/delete")
def delete():
    try:
        name = request.form["name"]
    except KeyError:
        name = "default"
    # ruleid: path-traversal-request
    os.remove(f"{BASE}/{name}")
    return "deleted"


@api.get("/report")
async def report(name: str, page: int = 1):
    # ruleid: path-traversal-request
    return FileResponse(path=f"{BASE}/{name}")


def view(request):
    # ruleid: path-traversal-request
    return open(BASE + "/" + request.GET["file"]).read()


@app.route("/safe")
def safe():
    name = secure_filename(request.args["name"])
    # ok: path-traversal-request
    with open(os.path.join(BASE, name)) as handle:
        handle.read()
    # ok: path-traversal-request
    send_from_directory(BASE, request.args["name"])
    number = int(request.args["number"])
    # ok: path-traversal-request
    return open(f"{BASE}/{number}.txt").read()


@app.route("/checked/<name>")
def checked(name):
    path = Path(BASE, name).resolve()
    if not path.is_relative_to(BASE):
        return "no", 404
    # ok: path-traversal-request
    return path.read_text()


@api.get("/page")
async def page(number: int):
    # ok: path-traversal-request
    return FileResponse(f"{BASE}/{number}.pdf")


def copy_fixture(target):
    # ok: path-traversal-request
    shutil.copyfile(os.path.join(RUNTIME.FILES, "hosts"), target)


class Fetch:
    def run(self):
        # ok: path-traversal-request
        with open(self._task.args.get("dest"), "wb") as out:
            return out
