# inheritance: a child's constructor hands one of its arguments up.
class Component
  attr_reader :id

  def initialize(id:)
    @id = id
  end

  def open_tag
    "<div id='#{id}'>"
  end
end

class Card < Component
  def initialize(title:)
    super(id: "card")
    @title = title
  end
end

class Anchor < Component
  def initialize(name:)
    super(id: "a-" + name)
  end
end

# no flow
sink(Card.new(title: source()).open_tag)
# flow
sink(Anchor.new(name: source()).open_tag)
