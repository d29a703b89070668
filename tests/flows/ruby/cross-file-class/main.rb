# cross-file: an object of a class from another file.
require_relative "document"

document = Document.new
document.load_content
# flow
sink(document.content)
# no flow
sink(document.kind)
