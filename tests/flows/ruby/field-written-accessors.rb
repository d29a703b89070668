# field: a setter and a getter that are written out.
class Article
  def title=(text)
    @title = text
  end

  def title
    @title
  end

  def slug=(text)
    @slug = text.to_s
  end

  def slug
    @slug
  end
end

article = Article.new
article.title = source()
article.slug = "first-post"
# flow
sink(article.title)
# no flow
sink(article.slug)
