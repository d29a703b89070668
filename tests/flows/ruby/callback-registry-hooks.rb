# callback: hooks registered under a name are called with the event's data.
class Hooks
  def initialize
    @hooks = Hash.new { |hash, name| hash[name] = [] }
  end

  def on(name, &block)
    @hooks[name] << block
  end

  def fire(name, data)
    @hooks[name].each { |hook| hook.call(data) }
  end
end

saved = []
removed = []
hooks = Hooks.new
hooks.on(:save) { |data| saved << data[:text] }
hooks.on(:remove) { |data| removed << data[:id] }
hooks.fire(:save, { id: "1", text: source() })
hooks.fire(:remove, { id: "1", text: source() })
# flow
sink(saved)
# no flow
sink(removed)
