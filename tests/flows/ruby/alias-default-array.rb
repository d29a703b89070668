# alias: Array.new with an object shares it, with a block it makes one each.
shared = Array.new(2, [])
separate = Array.new(2) { [] }
shared[0] << source()
separate[0] << source()
# flow
sink(shared[1])
# no flow
sink(separate[1])
