# overwritten: forced settings are merged over those of the request.
def settings(request)
  result = { limit: "10", order: "asc" }
  result.merge!(request)
  result.update(order: "desc")
  result
end

result = settings({ limit: source(), order: source() })
# flow
sink(result[:limit])
# no flow
sink(result[:order])
