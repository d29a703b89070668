# field: a form takes what it needs from the parameters of a request.
class CommentForm
  attr_reader :body, :state

  def self.from_params(params)
    new(body: params.fetch(:body), state: params[:draft] ? "draft" : "live")
  end

  def initialize(body:, state:)
    @body = body
    @state = state
  end

  def to_h
    { body: @body, state: @state }
  end
end

form = CommentForm.from_params({ body: source(), draft: source() })
live = CommentForm.from_params({ body: "ok", draft: nil })
# flow
sink(form.to_h)
# no flow
sink([form.state, live.to_h])
