# inheritance: a method of the parent calls the child's part.
class Exporter
  def export
    "begin " + body
  end
end

class InputExporter < Exporter
  def body
    source()
  end
end

class EmptyExporter < Exporter
  def body
    "nothing"
  end
end

# flow
sink(InputExporter.new.export)
# no flow
sink(EmptyExporter.new.export)
