# string: gsub with a hash of replacements fills only what it has.
values = { "{name}" => source(), "{site}" => "Example" }
mail = "Dear {name}, welcome.".gsub(/\{\w+\}/, values)
subject = "News from {site}".gsub(/\{\w+\}/, values.slice("{site}"))
# flow
sink(mail)
# no flow
sink(subject)
