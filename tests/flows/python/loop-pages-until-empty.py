# loop: pages are fetched until there is no next one
from taint import source, sink

PAGES = {
    "1": {"items": ["first"], "next": "2"},
    "2": {"items": [source()], "next": "3"},
    "3": {"items": [], "next": None},
}


def fetch_all():
    page, items, visited = "1", [], []
    while page:
        data = PAGES[page]
        visited.append(page)
        items += data["items"]
        page = data["next"]
    return items, visited


items, visited = fetch_all()
# flow
sink(items)
# no flow
sink(visited)
