export function results(query) {
  return `<h1>Results for ${query}</h1>`;
}

export function about() {
  return "<h1>About</h1>";
}
