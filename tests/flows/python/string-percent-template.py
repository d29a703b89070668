# string: a percent template takes the named entries of a dictionary alone
from taint import source, sink


def mail_subject():
    mail = {"sender": source(), "number": "42"}
    # flow
    sink("mail from %(sender)s" % mail)
    # no flow
    sink("mail number %(number)s" % mail)


mail_subject()
