# field: dataclasses get their constructor from their fields, and replace copies all but the given ones
from dataclasses import dataclass, replace

from taint import source, sink


@dataclass(frozen=True)
class Ticket:
    subject: str
    note: str = ""


def reopen_ticket():
    ticket = Ticket(subject="Printer", note=source())
    moved = replace(ticket, subject="Scanner")
    emptied = replace(ticket, note="reopened")
    # flow
    sink(moved.note)
    # no flow
    sink(emptied.note)


reopen_ticket()
