# cross-file: a module that the class of main.rb includes.
module Searchable
  def condition
    "name = '#{term}'"
  end

  def order
    "name asc"
  end
end
