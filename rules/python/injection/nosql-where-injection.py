from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.route("/login", methods=["POST"])
def login():
    data = request.get_json()
    # ruleid: nosql-where-injection
    user = db.users.find_one({"name": data["name"], "password": data["password"]})
    return {"ok": user is not None}


@app.post("/search")
def search():
    # ruleid: nosql-where-injection
    return list(db.items.find(request.json))


def by_year(year):
    # ruleid: nosql-where-injection
    return db.books.find({"$where": "this.year == " + year})


def by_author(author):
    # ruleid: nosql-where-injection
    return db.books.find({"$where": f"this.author == '{author}'"})


@app.post("/safe")
def safe():
    body = request.get_json()
    # ok: nosql-where-injection
    first = db.users.find_one({"name": str(body["name"])})
    # ok: nosql-where-injection
    second = db.books.find({"$where": "this.year > 2000"})
    # ok: nosql-where-injection
    third = db.books.find({"year": 2001})
    return {"a": first, "b": second, "c": third}
