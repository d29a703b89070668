# path: private entries of a list are left out of the page.
def publish(entries)
  entries.each do |entry|
    if entry[:private]
      # no flow
      sink(entry[:title])
      next
    end
    # flow
    sink("#{entry[:title]} - #{entry[:body]}")
  end
end

publish([
  { private: true, title: "Diary", body: source() },
  { private: false, title: "News", body: source() }
])
