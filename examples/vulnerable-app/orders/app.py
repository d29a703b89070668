"""Orders: a customer's orders, their invoices, and what the office staff imports."""

import hashlib
import os
import pickle
import sqlite3
import subprocess

import requests
import yaml
from flask import Flask, abort, jsonify, redirect, request, send_file

app = Flask(__name__)
INVOICES = "/srv/orders/invoices"
PARTNERS = {"post": "https://post.example/labels", "courier": "https://courier.example/labels"}


def database():
    return sqlite3.connect(os.environ.get("ORDERS_DB", "orders.db"))


@app.get("/orders")
def list_orders():
    customer = request.args.get("customer", "")
    with database() as connection:
        rows = connection.execute(
            f"SELECT id, total, state FROM orders WHERE customer = '{customer}' ORDER BY id"
        ).fetchall()
    return jsonify(rows)


@app.get("/orders/<int:order_id>")
def show_order(order_id):
    # Right: the value is bound, not pasted.
    with database() as connection:
        row = connection.execute("SELECT id, total, state FROM orders WHERE id = ?", (order_id,)).fetchone()
    if row is None:
        abort(404)
    return jsonify(row)


@app.get("/invoices")
def invoice():
    name = request.args["name"]
    return send_file(os.path.join(INVOICES, name))


@app.post("/orders/import")
def import_orders():
    batch = yaml.load(request.data, Loader=yaml.Loader)
    return jsonify(imported=len(batch))


@app.post("/cart/restore")
def restore_cart():
    cart = pickle.loads(request.get_data())
    return jsonify(items=len(cart))


@app.post("/invoices/print")
def print_invoice():
    printer = request.form["printer"]
    subprocess.run(f"lp -d {printer} {INVOICES}/latest.pdf", shell=True, check=True)
    return "", 204


@app.get("/tracking")
def tracking():
    answer = requests.get(request.args["url"], timeout=5)
    return answer.text


@app.get("/labels/<partner>")
def label(partner):
    # Right: the address comes from our own table.
    if partner not in PARTNERS:
        abort(404)
    return requests.get(PARTNERS[partner], timeout=5).content


@app.get("/warehouse/stock")
def stock():
    answer = requests.get("https://warehouse.internal/stock", timeout=5, verify=False)
    return jsonify(answer.json())


@app.get("/leave")
def leave():
    return redirect(request.args.get("next", "/"))


def password_digest(password):
    return hashlib.md5(password.encode()).hexdigest()


@app.post("/login")
def login():
    email, password = request.form["email"], request.form["password"]
    with database() as connection:
        row = connection.execute("SELECT password FROM customers WHERE email = ?", (email,)).fetchone()
    if row is None or row[0] != password_digest(password):
        abort(401)
    answer = jsonify(ok=True)
    answer.set_cookie("session", os.urandom(16).hex())
    return answer


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000, debug=True)
