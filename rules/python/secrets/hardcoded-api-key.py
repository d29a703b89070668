import os

import boto3

# ruleid: hardcoded-api-key
API_KEY = "EXAMPLEd41d8cd98f00b204"


class Payments:
    # ruleid: hardcoded-api-key
    client_secret = "EXAMPLE_9f86d081884c7d65"

    def __init__(self):
        # ruleid: hardcoded-api-key
        self.access_token = "EXAMPLE-2c26b46b68ffc68f"

    def storage(self):
        # ruleid: hardcoded-api-key
        return boto3.client(
            "s3",
            aws_secret_access_key="EXAMPLE/wJalrXUtnFEMI1K7MDENG",
        )


def safe(settings):
    # ok: hardcoded-api-key
    api_key = os.environ["API_KEY"]
    # ok: hardcoded-api-key
    auth_token = settings.token
    # ok: hardcoded-api-key
    access_token = "<your token here 123>"
    # ok: hardcoded-api-key
    api_key_header = "X-Api-Key-12345"
    return api_key, auth_token, access_token, api_key_header
