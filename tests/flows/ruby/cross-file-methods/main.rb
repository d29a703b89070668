# cross-file: methods of a required file.
require_relative "helpers"

value = source()
# flow
sink(decorate(value))
# no flow
sink(placeholder(value))
