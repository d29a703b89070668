# constant-branch: a debugging part that is switched off for good.
module Features
  DEBUG = false
  BANNER = true
end

def error_page(detail)
  page = +"<h1>Error</h1>"
  page << "<pre>#{detail}</pre>" if Features::DEBUG
  page
end

def start_page(greeting)
  page = +"<h1>Start</h1>"
  page << "<p>#{greeting}</p>" if Features::BANNER
  page
end

# no flow
sink(error_page(source()))
# flow
sink(start_page(source()))
