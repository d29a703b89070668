# overwritten: update replaces the values under the same keys
from taint import source, sink

FIXED = {"role": "user", "active": "no"}


def sign_up():
    form = {"name": source(), "role": source()}
    account = dict(form)
    account.update(FIXED)
    # flow
    sink(account["name"])
    # no flow
    sink(account["role"])


sign_up()
