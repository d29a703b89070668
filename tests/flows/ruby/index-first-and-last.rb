# index: the first of a list, the last of it, and all but the first.
command, *rest = ["git", "log", source()]
words = [command] + rest
# no flow
sink(words.first)
# flow
sink(words.last)
