# field: members of a Struct, in the order of their declaration.
Mail = Struct.new(:to, :subject, :body)

mail = Mail.new("ops@example.com", "Report", source())
# no flow
sink(mail.subject)
# flow
sink(mail.body)
