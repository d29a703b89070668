# alias: a method may change the object it gets, not the variable of its caller.
def extend_text(text)
  text << source()
end

def rebind_text(text)
  text = source()
  text.size
end

changed = String.new("a")
kept = String.new("a")
extend_text(changed)
rebind_text(kept)
# flow
sink(changed)
# no flow
sink(kept)
