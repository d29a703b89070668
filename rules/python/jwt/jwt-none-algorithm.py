import jwt
from jose import jwt as jose_jwt


def issue(user):
    # ruleid: jwt-none-algorithm
    return jwt.encode({"sub": user}, None, algorithm="none")


class Tokens:
    def create(self, claims):
        # ruleid: jwt-none-algorithm
        return jose_jwt.encode(
            claims,
            "",
            algorithm="NONE",
        )

    def header(self):
        # ruleid: jwt-none-algorithm
        return {"typ": "JWT", "alg": "none"}

    def safe(self, claims, key, algorithm):
        # ok: jwt-none-algorithm
        first = jwt.encode(claims, key, algorithm="HS256")
        # ok: jwt-none-algorithm
        second = jose_jwt.encode(claims, key, algorithm=algorithm)
        # ok: jwt-none-algorithm
        third = {"typ": "JWT", "alg": "RS256"}
        return first, second, third
