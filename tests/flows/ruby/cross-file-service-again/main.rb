# cross-file: a service uses a store, each in a file of its own.
require_relative "store"
require_relative "note_service"

service = NoteService.new(Store.new)
service.write("today", source())
# flow
sink(service.read("today"))
# no flow
sink(service.read("yesterday"))
