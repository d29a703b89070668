# exception: an attribute of an exception of one's own.
class ApiError < StandardError
  attr_reader :payload

  def initialize(payload)
    @payload = payload
    super("upstream failed")
  end
end

begin
  raise ApiError.new(source())
rescue ApiError => e
  # flow
  sink(e.payload)
  # no flow
  sink(e.message)
end
