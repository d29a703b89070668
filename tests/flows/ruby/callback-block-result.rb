# callback: the value of yield is the value of the block.
def wrapped
  "<b>" + yield + "</b>"
end

# flow
sink(wrapped { source() })
# no flow
sink(wrapped { "bold" })
