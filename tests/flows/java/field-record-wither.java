// field: a record's method makes another one with one component replaced

record Mail(String to, String subject, String body) {
    Mail withBody(String body) {
        return new Mail(to, subject, body);
    }

    Mail withSubject(String subject) {
        return new Mail(to, subject, body);
    }
}

class Outbox {
    static final Mail TEMPLATE = new Mail("all@example.org", "none", "none");

    public static void main(String[] args) {
        Mail mail = TEMPLATE.withBody(Taint.source()).withSubject("Report");
        // flow
        Taint.sink(mail.body());
        // no flow
        Taint.sink(mail.subject());
    }
}
