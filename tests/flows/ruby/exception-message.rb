# exception: the message carries the input, that of another exception does not.
def parse_mode(mode)
  raise ArgumentError, "unknown mode #{mode}"
end

def denied
  raise "denied"
end

begin
  parse_mode(source())
rescue ArgumentError => e
  # flow
  sink(e.message)
end

begin
  denied
rescue RuntimeError => e
  # no flow
  sink(e.message)
end
