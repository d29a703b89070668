# string: text that was put into columns, and the line that is drawn below it.
def row(*cells)
  cells.map { |cell| cell.ljust(12) }.join("|")
end

def rule(*cells)
  cells.map { |_cell| "-" * 12 }.join("+")
end

cells = ["Name", source()]
# flow
sink(row(*cells))
# no flow
sink(rule(*cells))
