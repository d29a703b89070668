# dispatch: a class with its own plus and its own brackets.
class Fragments
  def initialize(parts = [])
    @parts = parts
  end

  def +(other)
    Fragments.new(@parts + [other])
  end

  def [](position)
    "<#{@parts[position]}>"
  end
end

fragments = Fragments.new + "head" + source()
# no flow
sink(fragments[0])
# flow
sink(fragments[1])
