# generator: pages are asked for one at a time.
def pages(first, second)
  Enumerator.new do |out|
    out << "cover"
    out << first
    out << second
  end
end

pages = pages(source(), "appendix")
cover = pages.next
content = pages.next
# no flow
sink(cover)
# flow
sink(content)
