# callback: each_with_object builds a hash from chosen fields.
rows = [
  { name: "a", text: source() },
  { name: "b", text: "plain" },
]
texts = rows.each_with_object({}) { |row, memo| memo[row[:name]] = row[:text] }
names = rows.each_with_object([]) { |row, memo| memo << row[:name] }
# flow
sink(texts)
# no flow
sink(names)
