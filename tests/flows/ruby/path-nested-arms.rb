# path: every arm of the inner branch replaces the text; the outer one has a way around it.
def cell(row, locked, admin)
  text = row[:note]
  if locked
    if admin
      text = "locked by #{row[:owner]}"
    else
      text = "locked"
    end
    # no flow
    sink(text)
  end
  "<td>#{text}</td>"
end

row = { owner: "anna", note: source() }
cells = [[true, true], [true, false], [false, true]].map { |locked, admin| cell(row, locked, admin) }
# flow
sink(cells.join)
