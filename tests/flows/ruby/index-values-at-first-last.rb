# index: values_at, first and last take constant places of a row.
def row_for(text)
  ["17", text, "open"]
end

row = row_for(source())
# flow
sink(row.values_at(0, 1))
# no flow
sink(row.values_at(0, 2) + [row.first, row.last])
