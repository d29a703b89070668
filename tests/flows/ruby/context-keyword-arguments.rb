# context: keyword arguments find their parameters whatever the order.
def link_to(url:, label: "")
  label.empty? ? url : url + "#more"
end

# flow
sink(link_to(label: "home", url: source()))
# no flow
sink(link_to(label: source(), url: "/home"))
