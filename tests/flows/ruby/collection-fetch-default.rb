# collection: fetch takes its default when the key is missing.
params = { name: source() }
name = params.fetch(:name, "anonymous")
page = params.fetch(:page) { |key| "no #{key}" }
# flow
sink("Hello #{name}")
# no flow
sink("Page #{page}")
