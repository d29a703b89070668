# return: a block's return leaves the method that it stands in.
def find_header(headers, wanted)
  headers.each do |name, value|
    return value if name == wanted
  end
  "none"
end

headers = { "Host" => "example.org", "Referer" => source() }
# flow
sink(find_header(headers, "Referer"))
# no flow
sink(find_header(headers, "Accept"))
