# string: text put before and after what is there, in one string and not in the other.
title = +"Report"
copy = title.dup
title.prepend("<h1>").concat(" for ", source(), "</h1>")
# flow
sink(title)
# no flow
sink(copy)
