# exception: an assignment behind the raise does not happen, one before it does.
def check
  raise ArgumentError, "always"
end

before = "a"
behind = "a"
begin
  before = source()
  check
  behind = source()
rescue ArgumentError
  nil
end
# flow
sink(before)
# no flow
sink(behind)
