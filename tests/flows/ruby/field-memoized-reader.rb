# field: two readers that keep what they computed.
class Article
  def initialize(raw)
    @raw = raw
  end

  def body
    @body ||= "<div>#{@raw}</div>"
  end

  def css
    @css ||= ["article", "wide"].join(" ")
  end
end

article = Article.new(source())
article.body
article.css
# flow
sink(article.body)
# no flow
sink(article.css)
