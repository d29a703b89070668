// string: URLSearchParams and encodeURIComponent keep the text in what they make

function searchUrl(query, page) {
  return "/search?q=" + encodeURIComponent(query) + "&page=" + page;
}

function pageUrl(parameters) {
  return "/list?page=" + parameters.get("page");
}

const parameters = new URLSearchParams({ page: "2", q: source() });
// flow
sink(searchUrl(parameters.get("q"), "2"));
// no flow
sink(pageUrl(parameters));
