# inheritance: the overriding method runs, the inherited one where there is none.
class Text
  def initialize(raw)
    @raw = raw
  end

  def render
    @raw
  end
end

class Masked < Text
  def render
    "***"
  end
end

class Framed < Text
end

# no flow
sink(Masked.new(source()).render)
# flow
sink(Framed.new(source()).render)
