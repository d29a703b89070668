# callback: yield hands the block a clean name and a tainted content.
def each_file
  yield "readme.txt", source()
end

each_file do |name, content|
  # no flow
  sink(name)
  # flow
  sink(content)
end
