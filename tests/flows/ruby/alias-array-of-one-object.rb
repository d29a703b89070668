# alias: Array.new with a value holds one object many times, with a block many objects.
one = Array.new(2, String.new("x"))
many = Array.new(2) { String.new("x") }
one[0] << source()
many[0] << source()
# flow
sink(one[1])
# no flow
sink(many[1])
