# loop: break gives the value of the loop; a loop that ends by itself gives none of it.
found = loop do
  break source()
end
each_value = ["a", "b"].each do |item|
  break source() if item == "c"
end
# flow
sink(found)
# no flow
sink(each_value)
