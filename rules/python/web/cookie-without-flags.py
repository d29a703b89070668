from django.http import HttpResponse
from flask import make_response

FLAGS = {"secure": True, "httponly": True}


def login(token):
    response = make_response("welcome")
    # ruleid: cookie-without-flags
    response.set_cookie("session", token)
    return response


class LoginView:
    def post(self, request):
        answer = HttpResponse("welcome")
        # ruleid: cookie-without-flags
        answer.set_cookie(
            "session",
            request.session.session_key,
            secure=True,
        )
        # ruleid: cookie-without-flags
        answer.set_cookie(key="remember", value="1", secure=False, httponly=True)
        return answer


def safe(response, token, jar, cookie):
    # ok: cookie-without-flags
    response.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
    # ok: cookie-without-flags
    response.set_cookie("session", token, **FLAGS)
    # ok: cookie-without-flags
    jar.set_cookie(cookie)
    # ok: cookie-without-flags
    response.delete_cookie("session")


class Preferences(RequestHandler):
    def post(self):
        self.set_cookie(
            "theme",
            "dark",
            secure=True,
            httponly=True,
            # ok: cookie-without-flags
            domain=self.get_argument("domain", None),
        )


class Answer:
    def forget(self, key):
        # ok: cookie-without-flags
        self.set_cookie(key, max_age=0, path="/")
