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


def matching(criteria):
    # ruleid: nosql-where-injection
    return list(db.items.find(criteria))


@app.post("/items/search")
def items():
    criteria = {"shop": "main"}
    criteria.update(request.get_json()["filter"])
    return matching(criteria)


class Login:
    def __init__(self, body):
        self.name = str(body["name"])
        self.password = body["password"]

    def user(self):
        # ruleid: nosql-where-injection
        return db.users.find_one({"name": self.name, "password": self.password})


@app.post("/session")
def session():
    return {"ok": Login(request.get_json()).user() is not None}


def older_than(year):
    script = f"this.year < {year}"
    return script


def old_books(year):
    # ruleid: nosql-where-injection
    return db.books.find({"$where": older_than(year)})


@app.post("/token")
def token():
    value = request.get_json().get("token")
    if not isinstance(value, str):
        return "no", 400
    # ok: nosql-where-injection
    first = db.tokens.find_one({"token": value})
    body = {"page": 1, "filter": request.get_json()}
    # ok: nosql-where-injection
    second = db.items.find({"page": body["page"]})
    year = int(request.get_json()["year"])
    # ok: nosql-where-injection
    third = matching_year(year)
    name = request.get_json()["name"]
    name = "main"
    # ok: nosql-where-injection
    fourth = db.items.find({"shop": name})
    return {"found": bool(first and second and third and fourth)}


def matching_year(year):
    # ok: nosql-where-injection
    return db.books.find({"year": year})
