// sanitizer: one setter stores a cleaned copy, the other one what it gets

class Profile {
    private String nick;
    private String about;

    void setNick(String nick) {
        this.nick = Taint.sanitize(nick);
    }

    void setAbout(String about) {
        this.about = about;
    }

    public static void main(String[] args) {
        Profile profile = new Profile();
        profile.setNick(Taint.source());
        profile.setAbout(Taint.source());
        // flow
        Taint.sink(profile.about);
        // no flow
        Taint.sink(profile.nick);
    }
}
