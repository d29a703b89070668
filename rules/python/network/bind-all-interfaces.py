import socket
from http.server import HTTPServer, SimpleHTTPRequestHandler

import uvicorn
from flask import Flask

app = Flask(__name__)
EVERYWHERE = "0.0.0.0"


def listen(port):
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # ruleid: bind-all-interfaces
    server.bind(("0.0.0.0", port))
    server.listen()
    return server


class Service:
    def serve(self, port):
        # ruleid: bind-all-interfaces
        HTTPServer(("", port), SimpleHTTPRequestHandler).serve_forever()

    def api(self):
        # ruleid: bind-all-interfaces
        uvicorn.run(
            app,
            host=EVERYWHERE,
            port=8000,
        )


def safe(host):
    server = socket.socket()
    # ok: bind-all-interfaces
    server.bind(("127.0.0.1", 8080))
    # ok: bind-all-interfaces
    uvicorn.run(app, host=host)
    # ok: bind-all-interfaces
    app.run(host="localhost")
    return server


if __name__ == "__main__":
    # ruleid: bind-all-interfaces
    app.run(host="0.0.0.0", port=5000)


def free_port(sock):
    # ok: bind-all-interfaces
    sock.bind(("0.0.0.0", 0))
    return sock.getsockname()[1]
