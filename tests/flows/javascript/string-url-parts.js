// string: the address of a request is put together from parameters

function address(host, parameters) {
  const parts = [];
  for (const [key, value] of Object.entries(parameters)) {
    parts.push(key + "=" + encodeURIComponent(value));
  }
  return "https://" + host + "/?" + parts.join("&");
}

const search = address("example.org", { q: source(), page: "2" });
const index = address("example.org", { page: "1" });
// flow
sink(search);
// no flow
sink(index);
