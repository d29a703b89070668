# overwritten: one value gets replaced, its neighbour stays.
form = { email: source(), phone: source() }
form[:email] = "nobody@example.com"
# no flow
sink(form[:email])
# flow
sink(form[:phone])
