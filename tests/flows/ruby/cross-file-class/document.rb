# cross-file: the class of main.rb.
class Document
  attr_reader :content, :kind

  def initialize
    @kind = "text/plain"
  end

  def load_content
    @content = source()
  end
end
