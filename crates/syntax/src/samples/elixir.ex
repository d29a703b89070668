defmodule Sample do
  alias Tools.Shell, as: Execute

  @limit 10

  def passes(value) do
    sink(value)
  end

  def direct(request) do
    name = "fixed"
    label = source()
    if request do
      sink(label)
    end
    Execute.run(name, @limit)
    passes(source())
  end
end
