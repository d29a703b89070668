# field: a property reads the untrusted attribute, another one does not
from taint import source, sink


class Article:
    def __init__(self, headline, slug):
        self._headline = headline
        self._slug = slug

    @property
    def title(self):
        return self._headline.strip()

    @property
    def link(self):
        return "/articles/" + self._slug


def render_teaser():
    article = Article(source(), "first-steps")
    # flow
    sink(article.title)
    # no flow
    sink(article.link)


render_teaser()
