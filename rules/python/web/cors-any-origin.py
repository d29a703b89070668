from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, request
from flask_cors import CORS

app = Flask(__name__)
api = FastAPI()
# ruleid: cors-any-origin
CORS(app, resources={r"/api/*": {"origins": "*"}})
# ruleid: cors-any-origin
api.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
)


@app.after_request
def headers(response):
    # ruleid: cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@app.after_request
def reflected(response):
    # ruleid: cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")
    return response


def safe(application, service):
    # ok: cors-any-origin
    CORS(application, origins=["https://shop.example.com"])
    # ok: cors-any-origin
    service.add_middleware(CORSMiddleware, allow_origins=["https://shop.example.com"])


@app.after_request
def fixed(response):
    # ok: cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = "https://shop.example.com"
    # ok: cors-any-origin
    response.headers["Access-Control-Allow-Methods"] = "*"
    return response
