# overwritten: functions share a global variable, in the order of their calls
from taint import source, sink

current_user = "nobody"


def login():
    global current_user
    current_user = source()


def logout():
    global current_user
    current_user = "nobody"


def serve():
    login()
    # flow
    sink(current_user)
    logout()
    # no flow
    sink(current_user)


serve()
