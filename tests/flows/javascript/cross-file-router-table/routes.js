import * as views from "./views.js";

export function notFound() {
  return "404";
}

export default {
  "/search": (request) => views.results(request.query.q),
  "/about": () => views.about(),
};
