# closure: define_method sees the variables around it, a parameter of the same name hides them.
text = source()
shower = Class.new do
  define_method(:outer) { text }
  define_method(:own) { |text = "own"| text }
end

object = shower.new
# flow
sink(object.outer)
# no flow
sink(object.own)
