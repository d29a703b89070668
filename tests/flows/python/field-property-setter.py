# field: one property setter stores what it gets, the other one a safe copy
from taint import source, sink, sanitize


class Profile:
    def __init__(self):
        self._nick = ""
        self._about = ""

    @property
    def nick(self):
        return self._nick

    @nick.setter
    def nick(self, value):
        self._nick = value

    @property
    def about(self):
        return self._about

    @about.setter
    def about(self, value):
        self._about = sanitize(value)


def update_profile():
    profile = Profile()
    profile.nick = source()
    profile.about = source()
    # flow
    sink(profile.nick)
    # no flow
    sink(profile.about)


update_profile()
