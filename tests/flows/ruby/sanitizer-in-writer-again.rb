# sanitizer: the writer of one attribute cleans, that of the other does not.
class Comment
  attr_accessor :raw
  attr_reader :html

  def html=(text)
    @html = sanitize(text)
  end
end

comment = Comment.new
comment.html = source()
comment.raw = source()
# no flow
sink("<div>#{comment.html}</div>")
# flow
sink("<div>#{comment.raw}</div>")
