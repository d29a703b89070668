# generator: an object with its own each gets the methods of all collections.
class Inbox
  include Enumerable

  def initialize(mails, folder)
    @mails = mails
    @folder = folder
  end

  def each
    return to_enum(:each) unless block_given?

    @mails.each { |mail| yield "#{mail}\n" }
  end
end

mails = Inbox.new([source(), "second"], "new")
empty = Inbox.new(["first", "second"], source())
# flow
sink(mails.to_a)
# no flow
sink(empty.to_a)
