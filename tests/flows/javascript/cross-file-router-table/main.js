// cross-file: a default export is a table of routes, each with a handler of its own
import routes, { notFound } from "./routes.js";

function handle(path) {
  const route = routes[path] ?? notFound;
  return route({ query: { q: source() } });
}

// flow
sink(handle("/search"));
// no flow
sink(handle("/about") + handle("/unknown"));
