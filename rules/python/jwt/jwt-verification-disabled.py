import jwt
from jose import jwt as jose_jwt
from jwt import decode


def claims(token):
    # ruleid: jwt-verification-disabled
    return jwt.decode(token, options={"verify_signature": False})


class Session:
    def legacy(self, token, key):
        # ruleid: jwt-verification-disabled
        return decode(token, key, verify=False)

    def unsigned(self, token):
        # ruleid: jwt-verification-disabled
        return jwt.decode(
            token,
            algorithms=["HS256", "none"],
        )

    def unverified(self, token):
        # ruleid: jwt-verification-disabled
        return jose_jwt.get_unverified_claims(token)

    def prepared(self, token, key):
        settings = {"verify_signature": False, "verify_exp": False}
        # ruleid: jwt-verification-disabled
        return jwt.decode(token, key, options=settings)


def safe(token, key):
    # ok: jwt-verification-disabled
    first = jwt.decode(token, key, algorithms=["HS256"])
    # ok: jwt-verification-disabled
    second = jwt.decode(token, key, algorithms=["RS256"], options={"verify_signature": True})
    # ok: jwt-verification-disabled
    third = jwt.get_unverified_header(token)
    return first, second, third
