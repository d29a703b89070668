# collection: a ChainMap finds the first dict that has the key
from collections import ChainMap

from taint import source, sink

defaults = {"theme": "light", "editor": "vi"}
user = {"theme": source()}
settings = ChainMap(user, defaults)

# flow
sink(settings["theme"])
# no flow
sink(settings["editor"])
