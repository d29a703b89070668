import httpx
import requests
from fastapi import FastAPI
from flask import Flask, request
from urllib.parse import urlparse
from urllib.request import urlopen

app = Flask(__name__)
api = FastAPI()
ALLOWED = {"cdn.example.com"}


@app.route("/preview")
def preview():
    url = request.args.get("url")
    # ruleid: ssrf-request-url
    return requests.get(url, timeout=5).text


@app.post("/webhook")
def webhook():
    target = request.get_json()["callback"]
    address = "https://" + target
    # ruleid: ssrf-request-url
    return str(httpx.post(address, json={"ok": True}).status_code)


@api.get("/proxy")
async def proxy(target: str):
    async with httpx.AsyncClient() as client:
        # ruleid: ssrf-request-url
        response = await client.get(target)
    return response.text


def view(request):
    # ruleid: ssrf-request-url
    return urlopen(request.GET["feed"]).read()


@app.route("/avatar/<host>")
def avatar(host):
    # ruleid: ssrf-request-url
    return requests.get(f"http://{host}/avatar.png", timeout=5).content


@app.route("/safe")
def safe():
    item = request.args.get("item")
    # ok: ssrf-request-url
    first = requests.get("https://api.example.com/items", params={"q": item}, timeout=5)
    # ok: ssrf-request-url
    second = requests.get(f"https://api.example.com/items/{item}", timeout=5)
    url = request.args["url"]
    if urlparse(url).hostname not in ALLOWED:
        return "no", 400
    # ok: ssrf-request-url
    third = requests.get(url, timeout=5)
    return {"a": first.text, "b": second.text, "c": third.text}


def fetch_json(address, timeout=5):
    # ruleid: ssrf-request-url
    return requests.get(address, timeout=timeout).json()


@app.get("/mirror")
def mirror():
    parts = []
    parts.append(request.args.get("host"))
    parts.append("status.json")
    return fetch_json("http://" + "/".join(parts))


class Webhook:
    def __init__(self, payload):
        self.kind = payload.get("kind")
        self.callback = payload.get("callback")

    def deliver(self):
        # ruleid: ssrf-request-url
        requests.post(self.callback, json={"kind": self.kind}, timeout=5)


@app.post("/hooks")
def register():
    Webhook(request.get_json()).deliver()
    return "", 204


@api.post("/crawl")
async def crawl(links: list[str]):
    async with httpx.AsyncClient() as client:
        # ruleid: ssrf-request-url
        pages = [await client.get(link) for link in links]
    return [page.status_code for page in pages]


@app.get("/feed")
def feed():
    url = request.args.get("feed")
    if request.args.get("strict"):
        if url not in ALLOWED:
            return "no", 400
    # ruleid: ssrf-request-url
    return urlopen(url).read()


def api_url(resource):
    address = "https://api.example.com/"
    return f"{address}v1/{int(resource)}"


@app.get("/resource")
def resource():
    # ok: ssrf-request-url
    return requests.get(api_url(request.args["id"]), timeout=5).json()


@app.get("/region")
def region():
    settings = {"host": "eu.example.com", "query": request.args.get("q")}
    # ok: ssrf-request-url
    return requests.get("https://" + settings["host"], params={"q": settings["query"]}, timeout=5).json()


@app.get("/image")
def image():
    source = request.args.get("source")
    if not is_allowed_host(source):
        return "no", 400
    # ok: ssrf-request-url
    return httpx.get(source).content


@app.get("/health")
def health():
    target = request.args.get("target")
    target = "https://status.example.com/"
    # ok: ssrf-request-url
    return requests.head(target, timeout=2).status_code
