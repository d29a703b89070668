# callback: listeners under the names of events.
class Emitter
  def initialize
    @listeners = Hash.new { |hash, event| hash[event] = [] }
  end

  def on(event, &listener)
    @listeners[event] << listener
  end

  def emit(event, *details)
    @listeners[event].each { |listener| listener.call(*details) }
  end
end

emitter = Emitter.new
emitter.on(:upload) do |file, _size|
  # flow
  sink("stored #{file}")
end
emitter.on(:tick) do |time|
  # no flow
  sink("at #{time}")
end
emitter.emit(:upload, source(), "small")
emitter.emit(:tick, "noon")
