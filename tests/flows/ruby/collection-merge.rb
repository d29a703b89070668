# collection: the hash that is merged in wins over the same key of the receiver.
defaults = { theme: "light" }
input = { theme: source() }
# flow
sink(defaults.merge(input)[:theme])
# no flow
sink(input.merge(defaults)[:theme])
