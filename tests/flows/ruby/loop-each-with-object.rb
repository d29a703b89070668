# loop: an accumulator that takes one field of each record.
def names(records)
  records.each_with_object([]) do |record, list|
    list << record[:name].capitalize
  end
end

def notes(records)
  records.each_with_object([]) do |record, list|
    list << record[:note]
  end
end

records = [{ name: "ann", note: "none" }, { name: "bob", note: source() }]
# no flow
sink(names(records).join(", "))
# flow
sink(notes(records).join(", "))
