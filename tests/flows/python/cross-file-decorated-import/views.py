from filters import cleaned, counted


@counted
def heading(text):
    return "# " + text


@cleaned
def subheading(text):
    return "## " + text
