# cross-file: the service.
module Board
  class CommentService
    attr_reader :comments

    def initialize
      @comments = []
    end

    def post(text)
      comment = Comment.new(text)
      @comments.push(comment)
      comment
    end
  end
end
