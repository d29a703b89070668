# overwritten: replace exchanges the content in place, for every name of the text.
title = source().dup
label = title
# flow
sink(label)
title.replace("Untitled")
# no flow
sink(label)
