# path: only one case of a match statement assigns untrusted text
from taint import source, sink


def banner_for(level):
    match level:
        case "custom":
            banner = source()
            # flow
            sink(banner)
        case "quiet":
            banner = ""
            # no flow
            sink(banner)
        case _:
            banner = "Welcome"
    return len(banner)


for level_name in ("custom", "quiet", "other"):
    banner_for(level_name)
