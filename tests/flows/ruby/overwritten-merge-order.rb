# overwritten: the later one of two merged hashes wins.
input = { role: source(), name: source() }

account = input.merge(role: "guest")
defaults = { role: "guest" }
draft = { **defaults, **input }
# no flow
sink(account[:role])
# flow
sink(draft[:role])
