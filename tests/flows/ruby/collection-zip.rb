# collection: zip puts two lists side by side, each half can be taken out.
labels = ["name", "city"]
values = [source(), "Utrecht"]
pairs = labels.zip(values)
# flow
sink(pairs.map(&:last).join(", "))
# no flow
sink(pairs.map(&:first).join(", "))
