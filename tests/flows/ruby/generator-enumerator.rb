# generator: an enumerator yields what its block puts out.
def lines(first)
  Enumerator.new do |out|
    out << first
    out << "end"
  end
end

# flow
sink(lines(source()).next)
# no flow
sink(lines("begin").next)
