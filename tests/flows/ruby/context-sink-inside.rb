# context: of two methods that end at a sink, one is only ever called with constants.
def run_report(name)
  # flow
  sink("report #{name}")
end

def run_backup(name)
  # no flow
  sink("backup #{name}")
end

run_report("daily")
run_report(source())
run_backup("daily")
run_backup("weekly")
