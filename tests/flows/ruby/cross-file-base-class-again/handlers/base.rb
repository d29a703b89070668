# cross-file: the parent class of main.rb.
module Handlers
  class Base
    attr_reader :params

    def initialize(params)
      @params = params
    end

    def respond
      "<html>" + body + "</html>"
    end
  end
end
