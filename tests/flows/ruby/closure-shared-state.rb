# closure: state that two lambdas share, against state of another pair.
def register(initial)
  value = initial
  [-> { value }, ->(v) { value = v }]
end

theme, set_theme = register("light")
lang, set_lang = register("en")
set_theme.call(source())
set_lang.call("de")
# flow
sink(theme.call)
# no flow
sink(lang.call)
