# object: a method defined on one object alone.
class Widget
  def text
    "plain"
  end
end

special = Widget.new
ordinary = Widget.new
def special.text
  source()
end
# flow
sink(special.text)
# no flow
sink(ordinary.text)
