# destructuring: values go to the variables in order, the splat takes the middle.
first, *middle, last = "a", source(), "c", "z"
# no flow
sink(first + last)
# flow
sink(middle[0])
