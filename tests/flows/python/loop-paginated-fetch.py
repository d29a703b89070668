# loop: pages are read until there is no cursor; the texts add up, the cursor is a constant's
from taint import source, sink

PAGES = {"start": "second", "second": None}


def fetch_page(cursor):
    return {"items": [source()], "next": PAGES[cursor]}


def fetch_all():
    items, visited = [], []
    cursor = "start"
    while cursor is not None:
        page = fetch_page(cursor)
        visited.append(cursor)
        items.extend(page["items"])
        cursor = page["next"]
    return items, visited


items, visited = fetch_all()
# flow
sink(items)
# no flow
sink(visited)
