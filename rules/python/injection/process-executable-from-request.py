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


def version_of(program):
    # ruleid: process-executable-from-request
    return subprocess.check_output([program, "--version"])


@app.get("/version")
def version():
    folder = "/usr/local/bin"
    program = folder + "/" + request.args["program"]
    return version_of(program)


class Job:
    def __init__(self, payload):
        self.title = payload["title"]
        self.line = payload["line"]

    def start(self):
        # ruleid: process-executable-from-request
        return subprocess.Popen(shlex.split(self.line))


@app.post("/jobs")
def create_job():
    return str(Job(request.get_json()).start().pid)


@app.get("/convert")
def convert():
    program = "optipng"
    if request.args.get("program"):
        program = request.args.get("program")

    def start():
        # ruleid: process-executable-from-request
        subprocess.run([program, "in.png"], check=True)

    start()
    return "ok"


@app.get("/encode")
def encode():
    program = request.args.get("program", "ffmpeg")
    if program not in ("ffmpeg", "avconv"):
        return "no", 400
    # ok: process-executable-from-request
    subprocess.run([program, "-version"], check=True)
    job = {"program": "ffmpeg", "title": request.args.get("title")}
    # ok: process-executable-from-request
    subprocess.run([job["program"], "-version"], check=True)
    tool = request.args.get("tool")
    tool = "optipng"
    # ok: process-executable-from-request
    subprocess.run([tool, "--quiet"], check=True)
    # ok: process-executable-from-request
    subprocess.run([chosen(request.args.get("kind")), "--quiet"], check=True)
    return "ok"


def chosen(kind):
    return TOOLS[kind]
