# exception: else runs when nothing was raised, rescue when something was.
def convert(fail_now)
  note = source()
  raise "no" if fail_now
rescue RuntimeError
  note = "failed"
  # no flow
  sink(note)
else
  # flow
  sink(note)
end

convert(true)
convert(false)
