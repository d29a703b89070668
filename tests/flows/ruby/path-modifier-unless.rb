# path: statement modifiers are branches too.
def caption(hidden)
  return "" if hidden

  source()
end

text = caption(false)
# flow
sink(text)
blank = caption(true)
# no flow
sink(blank)
