import requests
from requests import post

OPTIONS = {"timeout": 5}


def fetch(url):
    # ruleid: request-without-timeout
    return requests.get(url).json()


class Client:
    def __init__(self, token):
        self.token = token

    def send(self, url, payload):
        # ruleid: request-without-timeout
        return post(
            url,
            json=payload,
            headers={"X-Trace": self.token},
        )

    def wait(self, url):
        # ruleid: request-without-timeout
        return requests.request("GET", url, timeout=None)

    def many(self, urls):
        with requests.Session() as session:
            # ruleid: request-without-timeout
            return [session.get(url) for url in urls]


def safe(url, cache):
    # ok: request-without-timeout
    first = requests.get(url, timeout=10)
    # ok: request-without-timeout
    second = requests.post(url, **OPTIONS)
    # ok: request-without-timeout
    third = cache.get(url)
    return first, second, third
