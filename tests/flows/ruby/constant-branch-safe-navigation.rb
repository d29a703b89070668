# constant-branch: &. on nil does not evaluate its arguments.
Log = Struct.new(:last) do
  def write(text)
    self.last = text
  end
end

nothing = nil
real = Log.new("empty")
# no flow
sink(nothing&.write(source()))
# flow
sink(real&.write(source()))
