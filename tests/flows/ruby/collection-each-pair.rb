# collection: a tainted key and its clean value.
seen = {}
seen[source()] = "yes"
seen.each do |key, value|
  # flow
  sink(key)
  # no flow
  sink(value)
end
