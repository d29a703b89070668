# loop: each_slice takes a flat list by pairs of a name and a value.
flat = ["title", source(), "state", "open"]
names = []
values = []
flat.each_slice(2) do |name, value|
  names << name
  values << value
end
# flow
sink(values)
# no flow
sink(names)
