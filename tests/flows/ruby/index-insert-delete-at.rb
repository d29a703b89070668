# index: insert and delete_at move the elements behind their place.
cells = ["id", "name", "date"]
cells.insert(1, source())
cells.delete_at(0)
# flow
sink(cells[0])
# no flow
sink(cells[1])
