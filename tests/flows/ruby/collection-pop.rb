# collection: pop takes the last element, what is left is clean.
stack = ["bottom", source()]
# flow
sink(stack.pop)
# no flow
sink(stack.pop)
