import os
import smtplib

import psycopg2
import requests

# ruleid: hardcoded-password
DB_PASSWORD = "Tr0ub4dor&3"
PASSWORD_FIELD = "password"


class Settings:
    # ruleid: hardcoded-password
    admin_password: str = "hunter2secret"

    def connect(self):
        # ruleid: hardcoded-password
        return psycopg2.connect(
            host="db.example.com",
            user="shop",
            password="s3cr3t-db",
        )


def mail():
    server = smtplib.SMTP_SSL("smtp.example.com")
    # ruleid: hardcoded-password
    server.login("robot", "m41l-robot")
    return server


def check(password):
    # ruleid: hardcoded-password
    return password == "letmein!"


def fetch(url):
    # ruleid: hardcoded-password
    return requests.get(url, auth=("admin", "admin123"), timeout=5)


def safe(form, prompt):
    # ok: hardcoded-password
    password = os.environ["DB_PASSWORD"]
    # ok: hardcoded-password
    user_password = form.get("password")
    # ok: hardcoded-password
    password_hint = "at least ten characters"
    # ok: hardcoded-password
    empty_password = ""
    # ok: hardcoded-password
    label = {"password": "Your password:"}
    return password, user_password, password_hint, empty_password, label


class Account:
    def needs_change(self):
        # ok: hardcoded-password
        return self.update_password == "on_login"

    def shown(self):
        # ok: hardcoded-password
        return {"name": self.name, "passwd": "Unavailable"}
