import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)
TOOLS = {"png": "optipng", "jpg": "jpegoptim"}


@app.route("/run")
def run_tool():
    # ruleid: process-executable-from-request
    return subprocess.check_output([request.args.get("tool"), "--version"])


@app.post("/exec")
def execute():
    line = request.form["command"]
    # ruleid: process-executable-from-request
    subprocess.run(shlex.split(line), check=True)
    return "done"


@app.route("/tool/<name>")
def tool(name):
    # ruleid: process-executable-from-request
    return subprocess.check_output([name, "--help"])


def view(request):
    binary = request.GET["binary"]
    # ruleid: process-executable-from-request
    return subprocess.Popen([binary])


@app.route("/optimise")
def optimise():
    kind = request.args.get("kind")
    # ok: process-executable-from-request
    subprocess.run([TOOLS[kind], "--quiet"], check=True)
    # ok: process-executable-from-request
    subprocess.run([TOOLS.get(request.args.get("kind")), "--quiet"], check=True)
    # ok: process-executable-from-request
    subprocess.run(["optipng", "--", request.args["file"]], check=True)
    return "ok"
