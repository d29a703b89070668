// inheritance: a subclass overrides the method that returns untrusted text

class Feed {
    String headline() {
        return Taint.source();
    }

    String render() {
        return "<b>" + headline() + "</b>";
    }
}

class StaticFeed extends Feed {
    @Override
    String headline() {
        return "No news";
    }
}

class FeedPrinter {
    public static void main(String[] args) {
        // flow
        Taint.sink(new Feed().render());
        // no flow
        Taint.sink(new StaticFeed().render());
    }
}
