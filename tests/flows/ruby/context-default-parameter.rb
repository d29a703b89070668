# context: a default value stands in where no argument is given.
def title(text = "Untitled")
  "<h1>#{text}</h1>"
end

# no flow
sink(title)
# flow
sink(title(source()))
