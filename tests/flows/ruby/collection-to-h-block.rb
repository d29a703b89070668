# collection: to_h with a block makes the pairs, from one column or from two.
rows = [
  { id: "r1", note: source() },
  { id: "r2", note: "plain" },
]
notes = rows.to_h { |row| [row[:id], row[:note]] }
kinds = rows.to_h { |row| [row[:id], "row"] }
# flow
sink(notes)
# no flow
sink(kinds)
