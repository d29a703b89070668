# inheritance: an instance variable of a class is not the subclass's.
class Base
  class << self
    attr_accessor :title

    def heading
      "# #{title || name}"
    end
  end
end

class Reports < Base; end
class Invoices < Base; end

Reports.title = source()
# flow
sink(Reports.heading)
# no flow
sink(Invoices.heading)
