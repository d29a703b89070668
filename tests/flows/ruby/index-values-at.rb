# index: columns of a row are picked by their positions.
def contact(row)
  row.values_at(0, 2)
end

# flow
sink(contact(["Ann", "secret", source()]).join(";"))
# no flow
sink(contact(["Bob", source(), "Delft"]).join(";"))
