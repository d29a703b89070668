# constant-branch: a module's constants switch the details of an error off and its log on.
module Build
  DEBUG = false
  LOG = true
end

def error_page(detail)
  page = +"Something went wrong."
  page << " " << detail if Build::DEBUG
  page
end

def log_line(detail)
  return "" unless Build::LOG

  "error: #{detail}"
end

detail = source()
# no flow
sink(error_page(detail))
# flow
sink(log_line(detail))
