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
