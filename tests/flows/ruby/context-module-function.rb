# context: one module function for two calls, through another of its functions.
module Markup
  module_function

  def tag(name, body)
    "<#{name}>#{body}</#{name}>"
  end

  def list(items)
    tag("ul", items.map { |item| tag("li", item) }.join)
  end
end

names = Markup.list(["anna", source()])
roles = Markup.list(["admin", "guest"])
# no flow
sink(roles)
# flow
sink(names)
