# collection: the two ends of a deque
from collections import deque

from taint import source, sink


def schedule():
    jobs = deque()
    jobs.append("nightly")
    jobs.appendleft(source())
    urgent = jobs.popleft()
    regular = jobs.popleft()
    # flow
    sink(urgent)
    # no flow
    sink(regular)


schedule()
