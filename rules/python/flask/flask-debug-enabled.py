from bottle import run
from flask import Flask
from werkzeug.serving import run_simple

app = Flask(__name__)
# ruleid: flask-debug-enabled
app.config["DEBUG"] = True
# ruleid: flask-debug-enabled
app.debug = True


def serve(port):
    run_simple(
        "localhost",
        port,
        app,
        # ruleid: flask-debug-enabled
        use_debugger=True,
    )


def safe(settings):
    # ok: flask-debug-enabled
    app.run(debug=False)
    # ok: flask-debug-enabled
    app.run(debug=settings.debug)
    # ok: flask-debug-enabled
    run(app, host="localhost")
    # ok: flask-debug-enabled
    app.config["TESTING"] = True


if __name__ == "__main__":
    # ruleid: flask-debug-enabled
    app.run(host="localhost", debug=True)
