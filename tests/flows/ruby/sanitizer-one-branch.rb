# sanitizer: cleaned in one branch, and in both.
def render(trusted)
  half = source()
  full = source()
  if trusted
    full = sanitize(full)
  else
    half = sanitize(half)
    full = sanitize(full)
  end
  # flow
  sink(half)
  # no flow
  sink(full)
end

render(true)
render(false)
