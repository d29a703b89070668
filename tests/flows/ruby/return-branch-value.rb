# return: if and case are expressions.
def pick(kind)
  if kind == :form
    source()
  else
    "fixed"
  end
end

# flow
sink(pick(:form))
# no flow
sink(pick(:static))
