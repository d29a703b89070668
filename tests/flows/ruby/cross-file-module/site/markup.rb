# cross-file: a module with functions.
module Site
  module Markup
    module_function

    def heading(text)
      "<h1>#{text}</h1>"
    end

    def rule(text)
      text.empty? ? "" : "<hr>"
    end
  end
end
