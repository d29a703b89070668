# cross-file: a service reads from a repository that builds model objects
from taint import sink

from repository import ArticleRepository
from service import ArticleService


def show():
    service = ArticleService(ArticleRepository())
    article = service.read("7")
    # flow
    sink(article.title)
    # no flow
    sink(article.key)


show()
