# callback: a retry helper forwards arguments to one function and calls another on failure
from taint import source, sink


def retry(times, action, *args, on_error=None):
    for attempt in range(times):
        try:
            return action(*args)
        except ConnectionError as error:
            if on_error is not None:
                on_error(attempt, error)
    return None


def send(text):
    # flow
    sink(text)
    raise ConnectionError("timed out")


def report(attempt, error):
    # no flow
    sink(f"attempt {attempt}: {error}")


retry(2, send, source(), on_error=report)
