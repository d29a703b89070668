import ssl
from ssl import CERT_NONE

import aiohttp
import urllib3
from urllib.request import urlopen


def fetch(url):
    # ruleid: tls-context-unverified
    return urlopen(url, context=ssl._create_unverified_context())


class Mailer:
    def context(self):
        context = ssl.create_default_context()
        # ruleid: tls-context-unverified
        context.check_hostname = True
        # ruleid: tls-context-unverified
        context.verify_mode = CERT_NONE
        return context

    def pool(self):
        # ruleid: tls-context-unverified
        return urllib3.PoolManager(
            num_pools=4,
            cert_reqs="CERT_NONE",
        )

    def connector(self):
        # ruleid: tls-context-unverified
        return aiohttp.TCPConnector(ssl=True)


def safe(bundle):
    # ok: tls-context-unverified
    first = ssl.create_default_context(cafile=bundle)
    # ok: tls-context-unverified
    second = urllib3.PoolManager(cert_reqs="CERT_REQUIRED")
    # ok: tls-context-unverified
    third = aiohttp.TCPConnector(limit=10)
    # ok: tls-context-unverified
    first.verify_mode = ssl.CERT_REQUIRED
    return first, second, third
