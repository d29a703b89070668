# generator: each_with_index hands out the element and its place.
Pair = Struct.new(:label, :content)
pairs = [Pair.new("a", source())]
pairs.each_with_index do |pair, place|
  # no flow
  sink("#{place}: #{pair.label}")
  # flow
  sink("#{place}: #{pair.content}")
end
