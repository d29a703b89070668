# object: a method that returns a changed copy leaves its receiver alone.
class Url
  attr_reader :host, :query

  def initialize(host, query = "")
    @host = host
    @query = query
  end

  def with_query(query)
    self.class.new(@host, query)
  end

  def to_s
    "https://#{host}/?#{query}"
  end
end

home = Url.new("example.org")
search = home.with_query("q=" + source())
# flow
sink(search.to_s)
# no flow
sink(home.to_s)
