# constant-branch: ||= assigns where the variable is nil or false only.
given = "fixed"
given ||= source()
# no flow
sink(given)
missing = nil
missing ||= source()
# flow
sink(missing)
