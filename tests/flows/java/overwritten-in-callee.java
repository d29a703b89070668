// overwritten: a method resets the field of the object it is given

class Logout {
    static class Token {
        String text;

        Token(String text) {
            this.text = text;
        }
    }

    static void reset(Token token) {
        token.text = "";
    }

    static int inspect(Token token) {
        return token.text.length();
    }

    public static void main(String[] args) {
        Token kept = new Token(Taint.source());
        Token wiped = new Token(Taint.source());
        inspect(kept);
        reset(wiped);
        // flow
        Taint.sink(kept.text);
        // no flow
        Taint.sink(wiped.text);
    }
}
