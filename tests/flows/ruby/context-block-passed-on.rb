# context: a helper that hands its block on to another helper.
def tag(name)
  "<#{name}>" + yield + "</#{name}>"
end

def section(&block)
  tag("section", &block)
end

text = source()
# flow
sink(section { "said: " + text })
# no flow
sink(section { "said nothing" })
