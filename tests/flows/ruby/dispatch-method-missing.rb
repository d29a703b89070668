# dispatch: method_missing keeps arguments under the name of the method.
class Recorder
  def initialize
    @calls = {}
  end

  def method_missing(name, *args)
    @calls[name] = args.first
    name.to_s
  end

  def respond_to_missing?(name, include_private = false)
    true
  end

  def argument(name)
    @calls[name]
  end
end

recorder = Recorder.new
name = recorder.save(source())
# no flow
sink(name)
# flow
sink(recorder.argument(:save))
