# collection: slice keeps the named keys, except the others.
params = { name: source(), role: "guest" }
# flow
sink(params.slice(:name))
# no flow
sink(params.except(:name))
