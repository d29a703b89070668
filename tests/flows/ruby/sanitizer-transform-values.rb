# sanitizer: all values of a form are cleaned in a copy of it.
def clean(form)
  form.transform_values { |value| sanitize(value) }
end

form = { name: source(), city: source() }
safe = clean(form)
# no flow
sink("#{safe[:name]}, #{safe[:city]}")
# flow
sink("#{form[:name]}, #{form[:city]}")
