# dispatch: interpolation calls the to_s of the object that it is given.
class Secret
  def initialize(value)
    @value = value
  end

  def to_s
    "***"
  end
end

class Label < Secret
  def to_s
    "[#{@value}]"
  end
end

hidden = Secret.new(source())
shown = Label.new(source())
# flow
sink("value: #{shown}")
# no flow
sink("value: #{hidden}")
