# callback: &:name calls the method of that name; &method() a method object.
def mask(text)
  text.empty? ? "" : "***"
end

inputs = [source()]
# flow
sink(inputs.map(&:upcase).first)
# no flow
sink(inputs.map(&method(:mask)).first)
