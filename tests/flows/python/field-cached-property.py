# field: a cached property computes from one attribute, another from the other
from functools import cached_property

from taint import source, sink


class Article:
    def __init__(self, title, body):
        self._title = title
        self._body = body

    @cached_property
    def summary(self):
        return self._body[:80] + "..."

    @cached_property
    def heading(self):
        return "# " + self._title.strip()


article = Article("News", source())
# flow
sink(article.summary)
# no flow
sink(article.heading)
