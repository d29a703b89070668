# overwritten: a method resets the attribute.
class Draft
  attr_accessor :text

  def clear
    @text = ""
  end
end

draft = Draft.new
draft.text = source()
# flow
sink(draft.text)
draft.clear
# no flow
sink(draft.text)
