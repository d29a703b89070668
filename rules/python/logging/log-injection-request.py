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
