from django.http import HttpResponseRedirect
from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
api = FastAPI()


@app.route("/login")
def login():
    # ruleid: open-redirect-request
    return redirect(request.args.get("next", "/"))


@app.route("/out")
def out():
    target = request.args["to"]
    if not target:
        target = "/"
    # ruleid: open-redirect-request
    return redirect(target, code=302)


@api.get("/go")
def go(url: str):
    # ruleid: open-redirect-request
    return RedirectResponse(url=url)


def after_login(request):
    following = request.GET.get("next", "/")
    # ruleid: open-redirect-request
    return HttpResponseRedirect(following)


def checked(request):
    following = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()}):
        following = "/"
    # ok: open-redirect-request
    return django_redirect(following)


@app.route("/safe")
def safe():
    # ok: open-redirect-request
    return redirect(url_for("login", next=request.args.get("next")))


@app.route("/item")
def item():
    number = request.args.get("number")
    # ok: open-redirect-request
    return redirect(f"/items/{number}")


def next_page(default="/"):
    target = request.values.get("next")
    return target or default


@app.post("/session")
def session_created():
    # ruleid: open-redirect-request
    return redirect(next_page())


class Landing:
    def __init__(self, request):
        self.name = "landing"
        self.target = request.GET.get("return_to")

    def response(self):
        # ruleid: open-redirect-request
        return HttpResponseRedirect(self.target)


@app.get("/partner")
def partner():
    def leave(address):
        # ruleid: open-redirect-request
        return redirect(address)

    host = request.args.get("partner")
    link = "https://"
    link = link + host
    return leave(f"{link}/welcome")


@app.get("/continue")
def resume():
    state = {"user": request.args.get("user"), "page": "/home"}
    # ok: open-redirect-request
    return redirect(state["page"])


@app.get("/back")
def back():
    target = request.args.get("back", "/")
    if not target.startswith("/account/"):
        target = "/account/"
    # ok: open-redirect-request
    return redirect(target)


@app.get("/lang")
def lang():
    pages = {"de": "/de/", "en": "/en/"}
    code = request.args.get("lang")
    # ok: open-redirect-request
    return redirect(pages.get(code, "/"))


@app.get("/profile")
def profile():
    target = request.args.get("to")
    target = url_for("login")
    # ok: open-redirect-request
    return redirect(target)
