# exception: the handler of the raised class runs, its neighbour does not.
class BadInput < StandardError; end
class Expired < StandardError; end

text = "none"
begin
  text = source()
  raise BadInput, "bad"
rescue Expired
  # no flow
  sink(text)
rescue BadInput
  # flow
  sink(text)
end
