# loop: a search leaves the loop with what it found, or ends in the else part
from taint import source, sink


def find_user(users, role):
    for user in users:
        if user["role"] == role:
            found = user["name"]
            break
    else:
        found = "nobody"
        # no flow
        sink(found)
        return
    # flow
    sink(found)


users = [{"role": "guest", "name": source()}, {"role": "owner", "name": source()}]
find_user(users, "owner")
find_user(users, "auditor")
