# destructuring: nested parameters of a block take an entry apart.
index = { "a" => ["first", { text: source(), lang: "en" }] }
texts = index.map { |_key, (_title, details)| details.fetch(:text) }
titles = index.map { |key, (title, _details)| "#{key}: #{title}" }
# flow
sink(texts)
# no flow
sink(titles)
