import logging
import traceback

from django.http import JsonResponse
from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify

app = Flask(__name__)
api = FastAPI()


@app.route("/orders")
def orders():
    try:
        return jsonify(load())
    except Exception as problem:
        # ruleid: exception-details-in-response
        return jsonify({"error": str(problem)}), 500


@app.route("/trace")
def trace():
    try:
        return load()
    except Exception:
        # ruleid: exception-details-in-response
        return traceback.format_exc(), 500


@api.get("/items")
async def items():
    try:
        return load()
    except Exception as failure:
        # ruleid: exception-details-in-response
        raise HTTPException(status_code=500, detail=f"failed: {failure}")


def view(request):
    try:
        return JsonResponse(load())
    except Exception as error:
        # ruleid: exception-details-in-response
        return JsonResponse({"error": repr(error)}, status=500)


def load():
    return {}


@app.route("/safe")
def safe():
    try:
        # ok: exception-details-in-response
        return jsonify(load())
    except Exception as error:
        logging.exception("load failed: %s", error)
        # ok: exception-details-in-response
        return jsonify({"error": "internal error"}), 500


def described(error):
    # ok: exception-details-in-response
    return str(error)


def problem(text, status):
    # ruleid: exception-details-in-response
    return jsonify({"problem": text}), status


@app.route("/stock")
def stock():
    try:
        return jsonify(load())
    except Exception as error:
        return problem(str(error), 500)


@app.route("/prices")
def prices():
    answer = {"ok": True}
    try:
        answer["prices"] = load()
    except Exception as error:
        text = f"prices: {error}"
        answer["error"] = text
    # ruleid: exception-details-in-response
    return jsonify(answer)


def describe(error):
    return "failed: " + error.args[0]


@api.get("/sums")
async def sums():
    try:
        return load()
    except Exception as error:
        detail = describe(error)
        # ruleid: exception-details-in-response
        raise HTTPException(status_code=500, detail=detail)


@app.route("/parts")
def parts():
    try:
        return jsonify(load())
    except Exception as error:
        report = {"detail": str(error), "public": "internal error"}
        logging.error("parts: %s", report["detail"])
        # ok: exception-details-in-response
        return jsonify({"error": report["public"]}), 500


@app.route("/kinds")
def kinds():
    text = ""
    try:
        return jsonify(load())
    except Exception as error:
        text = str(error)
        logging.error(text)
        text = "internal error"
    # ok: exception-details-in-response
    return jsonify({"error": text}), 500


@app.route("/names")
def names():
    try:
        return jsonify(load())
    except Exception as error:
        # ok: exception-details-in-response
        return jsonify({"error": type(error).__name__}), 500
