# dispatch: a registry of classes by name makes the formatter.
class FullFormat
  def format(post)
    "#{post[:slug]}: #{post[:body]}"
  end
end

class SlugFormat
  def format(post)
    "/#{post[:slug]}"
  end
end

FORMATS = { "full" => FullFormat, "slug" => SlugFormat }.freeze

def formatter(name)
  FORMATS.fetch(name).new
end

post = { slug: "hello", body: source() }
# flow
sink(formatter("full").format(post))
# no flow
sink(formatter("slug").format(post))
