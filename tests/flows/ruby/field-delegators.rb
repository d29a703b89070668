# field: a page forwards some of its methods to its author.
require "forwardable"

class Author
  attr_reader :name, :handle

  def initialize(name, handle)
    @name = name
    @handle = handle
  end
end

class Page
  extend Forwardable
  def_delegators :@author, :name, :handle

  def initialize(author)
    @author = author
  end
end

page = Page.new(Author.new(source(), "staff"))
# flow
sink(page.name)
# no flow
sink(page.handle)
