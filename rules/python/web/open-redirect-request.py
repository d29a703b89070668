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
