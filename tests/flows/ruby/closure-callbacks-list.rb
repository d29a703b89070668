# closure: work that is kept for later remembers the variables of its time.
class Deferred
  def initialize
    @tasks = {}
  end

  def add(name, &task)
    @tasks[name] = task
  end

  def run(name)
    @tasks.fetch(name).call
  end
end

def schedule(deferred, name, text)
  deferred.add(name) { "mail: #{text}" }
end

deferred = Deferred.new
schedule(deferred, :welcome, "hello")
schedule(deferred, :feedback, source())
# no flow
sink(deferred.run(:welcome))
# flow
sink(deferred.run(:feedback))
