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


def invoice_path(customer, name):
    folder = os.path.join(BASE, str(customer.id))
    return os.path.join(folder, name)


def stored_text(path):
    # ruleid: path-traversal-request
    with open(path, encoding="utf-8") as handle:
        return handle.read()


@app.get("/invoice")
def invoice():
    return stored_text(invoice_path(current_customer(), request.args["file"]))


class Thumbnail:
    def __init__(self, query):
        self.size = int(query.get("size", "64"))
        self.name = query.get("name")

    def location(self):
        return f"{BASE}/thumbs/{self.name}"


@app.get("/thumb")
def thumbnail():
    thumb = Thumbnail(request.args)
    # ruleid: path-traversal-request
    return send_file(thumb.location())


@app.delete("/drafts")
def drop_drafts():
    removed = []
    for draft in request.get_json()["drafts"]:
        removed.append(os.path.join(BASE, draft))
    # ruleid: path-traversal-request
    any(os.remove(path) for path in removed)
    return "", 204


@app.get("/theme")
def theme():
    name = request.args.get("theme", "light")
    if app.debug:
        if name not in ("light", "dark"):
            return "no", 404
    # ruleid: path-traversal-request
    return Path(BASE, name).read_text()


@app.get("/language")
def language():
    code = request.args.get("code", "en")
    if code not in ("en", "de"):
        return "no", 404
    # ok: path-traversal-request
    return send_file(f"{BASE}/{code}.json")


@app.get("/latest")
def latest():
    options = {"sort": request.args.get("sort"), "file": "latest.csv"}
    # ok: path-traversal-request
    return send_file(os.path.join(BASE, options["file"]))


@app.get("/banner")
def banner():
    name = request.args.get("banner")
    name = os.path.basename(name) if name else "default.png"
    # ok: path-traversal-request
    return stored_image(name)


def stored_image(name):
    # ok: path-traversal-request
    return open(f"{BASE}/{name}", "rb").read()
