import httpx
import requests
from requests import post as send


def fetch(url):
    # ruleid: http-verify-disabled
    return requests.get(url, verify=True, timeout=5)


def upload(url, data):
    return send(
        url,
        data=data,
        # ruleid: http-verify-disabled
        verify=True,
    )


class Client:
    def __init__(self):
        self.session = requests.Session()
        # ruleid: http-verify-disabled
        self.session.verify = True
        # ruleid: http-verify-disabled
        self.http = httpx.Client(verify=True)

    def delete(self, url):
        # ruleid: http-verify-disabled
        return self.session.delete(url, verify=True)


def safe(url, bundle):
    # ok: http-verify-disabled
    first = requests.get(url, timeout=5)
    # ok: http-verify-disabled
    second = requests.get(url, verify=bundle, timeout=5)
    # ok: http-verify-disabled
    third = httpx.Client(verify=True)
    return first, second, third


class Form:
    def save(self, verify):
        return verify

    def run(self):
        # ok: http-verify-disabled
        return self.save(verify=False)
