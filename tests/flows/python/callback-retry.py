# callback: a retry helper returns what the function it calls returns
from taint import source, sink


def retry(action, *args, attempts=3):
    for attempt in range(attempts):
        try:
            return action(*args)
        except TimeoutError:
            if attempt == attempts - 1:
                raise


def download(name):
    return "content of " + name


def ping(name):
    return "pong"


name = source()
# flow
sink(retry(download, name))
# no flow
sink(retry(ping, name, attempts=1))
