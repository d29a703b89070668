# alias: two names of one array, and a copy made before the change.
rows = ["a"]
same = rows
copy = rows.dup
rows << source()
# flow
sink(same[1])
# no flow
sink(copy[1])
