# inheritance: a subclass overrides the method that returns untrusted text
from taint import source, sink


class Feed:
    def headline(self):
        return source()

    def render(self):
        return "<b>" + self.headline() + "</b>"


class StaticFeed(Feed):
    def headline(self):
        return "No news"


def print_feeds():
    # flow
    sink(Feed().render())
    # no flow
    sink(StaticFeed().render())


print_feeds()
