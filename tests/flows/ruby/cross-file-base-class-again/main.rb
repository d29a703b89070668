# cross-file: two children of a class from another file.
require_relative "handlers/base"

class EchoHandler < Handlers::Base
  def body
    "<b>#{params[:text]}</b>"
  end
end

class CountHandler < Handlers::Base
  def body
    "<b>#{params[:page]}</b>"
  end
end

request = { text: source(), page: "first" }
# flow
sink(EchoHandler.new(request).respond)
# no flow
sink(CountHandler.new(request).respond)
