# context: a helper merges options over its defaults, once with input.
DEFAULTS = { label: "OK", css: "btn" }.freeze

def button(options = {})
  settings = DEFAULTS.merge(options)
  %(<button class="#{settings[:css]}">#{settings[:label]}</button>)
end

custom = button(label: source())
standard = button(css: "wide")
# flow
sink(custom)
# no flow
sink(standard)
