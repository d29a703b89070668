# alias: what a loop changes are the elements of the list, a deep copy stays
import copy

from taint import source, sink

rows = [{"name": "a"}, {"name": "b"}]
before = copy.deepcopy(rows)
for row in rows:
    row["name"] = source()

# flow
sink(rows[0]["name"])
# no flow
sink(before[0]["name"])
