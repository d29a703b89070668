import ssl
from ssl import PROTOCOL_TLSv1

from OpenSSL import SSL


def legacy_context():
    # ruleid: weak-tls-version
    return ssl.SSLContext(ssl.PROTOCOL_SSLv3)


class Server:
    def context(self):
        # ruleid: weak-tls-version
        context = ssl.SSLContext(PROTOCOL_TLSv1)
        # ruleid: weak-tls-version
        context.minimum_version = ssl.TLSVersion.TLSv1_1
        return context

    def openssl(self):
        # ruleid: weak-tls-version
        return SSL.Context(SSL.TLSv1_METHOD)


def safe():
    # ok: weak-tls-version
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: weak-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: weak-tls-version
    other = SSL.Context(SSL.TLS_METHOD)
    return context, other


METHODS = {}
# ok: weak-tls-version
METHODS["old"] = OpenSSL.SSL.TLSv1_METHOD
