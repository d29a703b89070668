# loop: a text that grows in a loop, and one that is replaced each time.
all = String.new
latest = ""
["a", source(), "z"].each do |part|
  all << part
  latest = part.empty? ? "gap" : "text"
end
# flow
sink(all)
# no flow
sink(latest)
