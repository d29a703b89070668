# object: a registry makes one job for each name and returns it again
from taint import source, sink


class Job:
    def __init__(self, name):
        self.name = name
        self.arguments = []

    def add(self, argument):
        self.arguments.append(argument)
        return self


class Scheduler:
    def __init__(self):
        self.jobs = {}

    def job(self, name):
        if name not in self.jobs:
            self.jobs[name] = Job(name)
        return self.jobs[name]


scheduler = Scheduler()
scheduler.job("mail").add("--to")
scheduler.job("mail").add(source())
scheduler.job("backup").add("--all")
# flow
sink(scheduler.job("mail").arguments)
# no flow
sink(scheduler.job("backup").arguments)
