# alias: a section taken out of the configuration is the same dict, a merged one is new
from taint import source, sink


class Config:
    def __init__(self):
        self.values = {"mail": {"from": "root"}, "web": {"title": "home"}}

    def section(self, name):
        return self.values[name]

    def snapshot(self, name):
        return {**self.values[name]}


config = Config()
before = config.snapshot("mail")
config.section("mail")["from"] = source()
# flow
sink(config.values["mail"]["from"])
# no flow
sink(before["from"])
