# exception: a validator returns the entry of its own list, or raises with the input.
class UnknownFormat < StandardError; end

FORMATS = { "html" => "text/html", "json" => "application/json" }.freeze

def content_type(name)
  FORMATS.fetch(name) { raise UnknownFormat, "unknown format #{name}" }
end

["json", "x-" + source()].each do |name|
  begin
    type = content_type(name)
    # no flow
    sink("Content-Type: #{type}")
  rescue UnknownFormat => e
    # flow
    sink(e.message)
  end
end
