import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/login", methods=["POST"])
def login():
    name = request.form["name"]
    # ruleid: log-injection-request
    logger.info("login of " + name)
    # ruleid: log-injection-request
    logging.warning("failed login for %s", request.form.get("name"))
    return "no"


def view(request):
    agent = request.META["HTTP_USER_AGENT"]
    # ruleid: log-injection-request
    logger.error(f"agent {agent}")


@app.route("/item/<slug>")
def item(slug):
    # ruleid: log-injection-request
    app.logger.info("item %s", slug)
    return slug


@app.route("/safe")
def safe():
    name = request.args.get("name", "")
    # ok: log-injection-request
    logger.info("name %r", name)
    clean = name.replace("\n", "").replace("\r", "")
    # ok: log-injection-request
    logger.info("name %s", clean)
    number = int(request.args["number"])
    # ok: log-injection-request
    logger.info("number %d", number)
    return "ok"


def audit(event, who):
    # ruleid: log-injection-request
    logger.info("%s by %s", event, who)


@app.post("/transfer")
def transfer():
    audit("transfer", request.form["account"])
    return "ok"


class Visit:
    def __init__(self, headers):
        self.started = 0
        self.agent = headers.get("User-Agent")

    def record(self):
        # ruleid: log-injection-request
        logger.warning("visit from " + self.agent)


@app.get("/visit")
def visit():
    Visit(request.headers).record()
    return "ok"


@app.get("/batch")
def batch():
    lines = []
    for name in request.args.getlist("name"):
        line = f"name={name}"
        lines.append(line)
    # ruleid: log-injection-request
    logging.error("; ".join(lines))
    return "ok"


def one_line(text):
    return text.replace("\r", " ").replace("\n", " ")


@app.get("/clean")
def clean_entries():
    # ok: log-injection-request
    logger.info("agent %s", one_line(request.headers.get("User-Agent", "")))
    fields = {"query": request.args.get("q"), "count": 3}
    # ok: log-injection-request
    logger.info("%d results", fields["count"])
    level = request.args.get("level")
    if level not in ("low", "high"):
        return "no", 400
    # ok: log-injection-request
    logger.info("level %s", level)
    agent = request.headers.get("User-Agent")
    agent = "hidden"
    # ok: log-injection-request
    logger.info("agent %s", agent)
    return "ok"
