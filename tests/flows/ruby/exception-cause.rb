# exception: the cause has the text, the error raised from it does not.
class StorageError < StandardError; end

def read(path)
  raise ArgumentError, "no such file: #{path}"
end

def load_page(path)
  read(path)
rescue ArgumentError
  raise StorageError, "could not load the page"
end

begin
  load_page(source())
rescue StorageError => e
  # no flow
  sink(e.message)
  # flow
  sink(e.cause.message)
end
