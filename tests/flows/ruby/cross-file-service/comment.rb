# cross-file: the model.
module Board
  class Comment
    attr_reader :text

    def initialize(text)
      @text = text
    end

    def to_html
      "<p>#{text}</p>"
    end
  end
end
