# object: a copy of a template is filled in, the template itself stays as it was
import copy

from taint import source, sink


class Mail:
    def __init__(self, subject, to):
        self.subject = subject
        self.to = to

    def for_recipient(self, to):
        mail = copy.copy(self)
        mail.to = to
        return mail


template = Mail("Welcome", "nobody@example.org")
personal = template.for_recipient(source())
# flow
sink(personal.to)
# no flow
sink(template.to)
