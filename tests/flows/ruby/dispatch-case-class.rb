# dispatch: case with classes leads each object to its branch.
TextPart = Struct.new(:body)
ImagePart = Struct.new(:body)

def show(part)
  case part
  when TextPart
    # flow
    sink(part.body)
  when ImagePart
    # no flow
    sink(part.body)
  end
end

show(TextPart.new(source()))
show(ImagePart.new("logo.png"))
