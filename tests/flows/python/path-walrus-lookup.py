# path: the value found is used where there is one, the fallback where there is none
from taint import source, sink

SESSIONS = {"a1": {"user": source()}}


def greet(session_id):
    name = "guest"
    if (session := SESSIONS.get(session_id)) is not None:
        name = session["user"]
    else:
        # no flow
        sink("Hello " + name)
        return
    # flow
    sink("Hello " + name)


greet("a1")
greet("b2")
