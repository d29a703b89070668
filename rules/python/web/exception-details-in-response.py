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
