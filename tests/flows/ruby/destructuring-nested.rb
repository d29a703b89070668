# destructuring: parentheses in block parameters take pairs apart.
pairs = [[["a", source()], 0]]
pairs.each do |(label, content), place|
  # no flow
  sink("#{place} #{label}")
  # flow
  sink("#{place} #{content}")
end
