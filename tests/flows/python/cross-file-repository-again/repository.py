from models import Article
from taint import source


class ArticleRepository:
    def find(self, key):
        return Article(key, self._load_title())

    def _load_title(self):
        return source()
