# cross-file: the service of main.rb.
class NoteService
  MISSING = "nothing here".freeze

  def initialize(store)
    @store = store
  end

  def write(id, text)
    @store.save(id, text: text, kind: "note")
  end

  def read(id)
    note = @store.find(id)
    return MISSING unless note

    "#{note[:kind]}: #{note[:text]}"
  end
end
