# collection: transform_values changes the values and leaves the keys.
labels = { "owner" => source() }
shown = labels.transform_values { |v| v.upcase }
hidden = labels.transform_values { |v| "***" }
# flow
sink(shown["owner"])
# no flow
sink(hidden["owner"])
