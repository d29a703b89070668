// field: components of a record by their accessors, one of them cleaned in the constructor

class Tickets {
    record Ticket(String subject, String note) {
        Ticket {
            subject = Taint.sanitize(subject);
        }
    }

    public static void main(String[] args) {
        Ticket ticket = new Ticket(Taint.source(), Taint.source());
        // flow
        Taint.sink(ticket.note());
        // no flow
        Taint.sink(ticket.subject());
    }
}
