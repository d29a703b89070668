# alias: a memoized list is the list itself, a dup of it is not.
class Cart
  def items
    @items ||= []
  end

  def snapshot
    items.dup
  end
end

direct = Cart.new
copied = Cart.new
direct.items << source()
copied.snapshot << source()
# flow
sink(direct.items)
# no flow
sink(copied.items)
