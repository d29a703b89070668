# return: an assignment through a setter gives the assigned value, not what the setter returns.
class Box
  def value=(text)
    @value = text
    "stored"
  end

  def store(text)
    @value = text
    "stored"
  end
end

box = Box.new
result = (box.value = source())
# flow
sink(result)
# no flow
sink(box.store(source()))
