# object: one constructor called with a tainted and with a constant argument.
class Client
  def initialize(base)
    @base = base
  end

  def endpoint
    "#{@base}/v1"
  end
end

internal = Client.new("https://internal.example")
external = Client.new(source())
# no flow
sink(internal.endpoint)
# flow
sink(external.endpoint)
