# string: %W inserts, %w does not.
name = source()
# flow
sink(%W[-u #{name}].last)
# no flow
sink(%w[-u #{name}].last)
