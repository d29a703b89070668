# generator: a class with each and Enumerable.
class Rows
  include Enumerable

  def initialize(first, second)
    @first = first
    @second = second
  end

  def each
    yield @first
    yield @second
  end
end

# flow
sink(Rows.new("a", source()).to_a[1])
# no flow
sink(Rows.new("a", "b").map { |row| row + "!" })
