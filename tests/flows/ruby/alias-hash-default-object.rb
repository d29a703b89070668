# alias: all missing keys of a hash share one default array, or have one each.
shared = Hash.new([])
shared[:a] << source()

own = Hash.new { |hash, key| hash[key] = [] }
own[:a] << source()

# flow
sink(shared[:b].join(","))
# no flow
sink(own[:b].join(","))
