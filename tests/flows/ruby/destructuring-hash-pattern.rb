# destructuring: a response's parts are taken by their keys.
def summary(response)
  case response
  in { status: "ok", data: { title: String => title } }
    "found #{title}"
  in { status: "error", code: }
    "failed with #{code}"
  end
end

# flow
sink(summary({ status: "ok", data: { title: source() }, code: "0" }))
# no flow
sink(summary({ status: "error", data: { title: source() }, code: "E42" }))
