# overwritten: a buffer starts anew after it was read.
class Buffer
  def initialize
    @lines = []
  end

  def add(line)
    @lines << line
  end

  def flush
    text = @lines.join("\n")
    @lines = []
    text
  end
end

buffer = Buffer.new
buffer.add(source())
# flow
sink(buffer.flush)
buffer.add("second page")
# no flow
sink(buffer.flush)
