# exception: a validator returns what it accepts; when it raises, the rescue's value stays.
class Invalid < StandardError; end

def require_text(value)
  raise Invalid, "text is missing" if value.nil?

  value
end

def read_pair(first, second)
  [require_text(first), require_text(second)]
rescue Invalid => e
  ["invalid", e.message]
end

# flow
sink(read_pair(source(), "x"))
# no flow
sink(read_pair(source(), nil))
