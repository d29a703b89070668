# exception: retry begins anew; the second attempt sees what the handler assigned.
attempts = 0
origin = "initial"
untouched = "initial"
begin
  attempts += 1
  raise "again" if attempts == 1

  # flow
  sink(origin)
  # no flow
  sink(untouched)
rescue RuntimeError
  origin = source()
  retry
end
