# destructuring: two variables exchange their values.
left = source()
right = "safe"
left, right = right, left
# no flow
sink(left)
# flow
sink(right)
