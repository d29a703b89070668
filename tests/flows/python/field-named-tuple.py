# field: members of a named tuple, by name and after _replace
from typing import NamedTuple

from taint import source, sink


class Upload(NamedTuple):
    name: str
    folder: str = "/tmp"

    def target(self):
        return self.folder + "/" + self.name


upload = Upload(source())
fixed = upload._replace(name="upload.bin")
# flow
sink(upload.target())
# no flow
sink(fixed.target())
