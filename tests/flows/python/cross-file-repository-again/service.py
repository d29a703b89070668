class ArticleService:
    def __init__(self, repository):
        self.repository = repository

    def read(self, key):
        article = self.repository.find("article-" + key)
        article.title = article.title.title()
        return article
