# field: instance variables reached by name.
class Options
end

options = Options.new
options.instance_variable_set(:@path, source())
options.instance_variable_set(:@mode, "r")
# flow
sink(options.instance_variable_get(:@path))
# no flow
sink(options.instance_variable_get(:@mode))
