# collection: keys and values of one hash.
labels = { "owner" => source(), "team" => source() }
# no flow
sink(labels.keys.join(","))
# flow
sink(labels.values.join(","))
