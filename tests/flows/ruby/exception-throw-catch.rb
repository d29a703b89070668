# exception: catch gives what was thrown to its tag, or the value of its block.
found = catch(:done) do
  throw :done, source()
  "never"
end
quiet = catch(:done) do
  "finished"
end
# flow
sink(found)
# no flow
sink(quiet)
