# dispatch: a visitor is called back by each kind of node.
class TextNode
  attr_reader :text

  def initialize(text) = @text = text

  def accept(visitor) = visitor.visit_text(self)
end

class BreakNode
  def initialize(hint) = @hint = hint

  def accept(visitor) = visitor.visit_break(self)
end

class HtmlVisitor
  def visit_text(node)
    "<p>#{node.text}</p>"
  end

  def visit_break(_node)
    "<br>"
  end
end

visitor = HtmlVisitor.new
# flow
sink(TextNode.new(source()).accept(visitor))
# no flow
sink(BreakNode.new(source()).accept(visitor))
