# callback: a builder block that runs with another self.
class Form
  attr_reader :title, :button

  def title_is(text)
    @title = text
  end

  def button_is(text)
    @button = text
  end

  def self.build(&block)
    form = new
    form.instance_eval(&block)
    form
  end
end

form = Form.build do
  title_is source()
  button_is "Send"
end
# flow
sink(form.title)
# no flow
sink(form.button)
