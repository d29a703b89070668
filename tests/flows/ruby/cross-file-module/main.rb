# cross-file: functions of a module in a folder.
require_relative "site/markup"

title = source()
# flow
sink(Site::Markup.heading(title))
# no flow
sink(Site::Markup.rule(title))
