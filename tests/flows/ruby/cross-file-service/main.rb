# cross-file: a controller, a service and a model in files of their own.
require_relative "comment"
require_relative "comment_service"

class CommentsController
  def initialize(service)
    @service = service
  end

  def create(params)
    @service.post(params[:text])
  end

  def show
    @service.comments.map(&:to_html).join("\n")
  end
end

open_board = CommentsController.new(Board::CommentService.new)
quiet_board = CommentsController.new(Board::CommentService.new)
open_board.create({ text: source() })
quiet_board.create({ text: "first!" })
# flow
sink(open_board.show)
# no flow
sink(quiet_board.show)
