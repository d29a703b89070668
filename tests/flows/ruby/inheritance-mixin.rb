# inheritance: an included module's method; a method of the class goes before it.
module Describes
  def describe
    @about
  end
end

class Item
  include Describes
  attr_writer :about
end

class HiddenItem
  include Describes
  attr_writer :about

  def describe
    "hidden"
  end
end

item = Item.new
item.about = source()
hidden = HiddenItem.new
hidden.about = source()
# flow
sink(item.describe)
# no flow
sink(hidden.describe)
