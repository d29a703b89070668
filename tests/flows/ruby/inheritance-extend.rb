# inheritance: extend adds a module's methods to one object or class.
module Loads
  def load_text
    source()
  end
end

class Fallback
  def load_text
    "fallback"
  end
end

plain = Fallback.new
loaded = Fallback.new
loaded.extend(Loads)
# no flow
sink(plain.load_text)
# flow
sink(loaded.load_text)
