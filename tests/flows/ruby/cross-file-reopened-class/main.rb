# cross-file: a method that was redefined later has the later body.
require_relative "greeter"
require_relative "patch"

greeter = Greeter.new(source())
# flow
sink(greeter.welcome)
# no flow
sink(greeter.farewell)
