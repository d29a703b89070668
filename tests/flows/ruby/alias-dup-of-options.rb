# alias: a method changes a copy of the options, another one the options themselves.
def with_title(options, title)
  options = options.dup
  options[:title] = title
  options
end

def set_title(options, title)
  options[:title] = title
  options
end

kept = { title: "Untitled", lang: "en" }
with_title(kept, source())
changed = { title: "Untitled", lang: "en" }
set_title(changed, source())
# no flow
sink(kept[:title])
# flow
sink(changed[:title])
