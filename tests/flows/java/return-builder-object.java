// return: a builder hands its fields to the object it builds

class Mail {
    final String to;
    final String subject;

    private Mail(Builder builder) {
        this.to = builder.to;
        this.subject = builder.subject;
    }

    static class Builder {
        private String to = "";
        private String subject = "";

        Builder to(String to) {
            this.to = to;
            return this;
        }

        Builder subject(String subject) {
            this.subject = subject;
            return this;
        }

        Mail build() {
            return new Mail(this);
        }
    }

    public static void main(String[] args) {
        Mail mail = new Mail.Builder().to("team").subject(Taint.source()).build();
        // flow
        Taint.sink(mail.subject);
        // no flow
        Taint.sink(mail.to);
    }
}
