# path: two conditions on one unchanged flag are true together.
def search(custom)
  where = "1 = 1"
  where = source() if custom
  unless custom
    # no flow
    sink(where)
  end
  if custom
    # flow
    sink(where)
  end
end

search(true)
search(false)
