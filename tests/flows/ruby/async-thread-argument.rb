# async: a thread gets its arguments when it is started.
line = "idle"
beat = Thread.new(line) do |text|
  # no flow
  sink(text)
end
beat.join
line = source()
report = Thread.new(line) do |text|
  # flow
  sink(text)
end
report.join
