# callback: a block kept as an object and called later.
class Events
  def initialize
    @listeners = Hash.new { |hash, key| hash[key] = [] }
  end

  def on(event, &listener)
    @listeners[event] << listener
  end

  def fire(event, payload)
    @listeners[event].each { |listener| listener.call(payload) }
  end
end

events = Events.new
events.on(:message) do |payload|
  # flow
  sink(payload)
end
events.on(:tick) do |payload|
  # no flow
  sink(payload)
end
events.fire(:message, source())
events.fire(:tick, "12:00")
