# alias: a shallow copy shares the inner list with the original, a deep copy does not
import copy

from taint import source, sink

base = {"name": "job", "steps": ["checkout"]}
shallow = dict(base)
deep = copy.deepcopy(base)
base["steps"].append(source())

# flow
sink(shallow["steps"])
# no flow
sink(deep["steps"])
