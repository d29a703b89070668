# path: next leaves the rest of the block out.
def deliver(items)
  items.each do |item|
    note = "plain"
    if item == "urgent"
      note = source()
      # flow
      sink(note)
      next
    end
    # no flow
    sink(note)
  end
end

deliver(%w[plain urgent plain])
