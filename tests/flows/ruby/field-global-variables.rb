# field: a global variable is seen in every method, a local one of the same name is not.
$motd = "welcome"
banner = "welcome"

def configure
  $motd = source()
  banner = source()
  banner.size
end

configure
# flow
sink($motd)
# no flow
sink(banner)
