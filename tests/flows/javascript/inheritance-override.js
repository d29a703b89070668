// inheritance: a subclass overrides the method that returns untrusted text

class Feed {
  headline() {
    return source();
  }

  render() {
    return "<b>" + this.headline() + "</b>";
  }
}

class StaticFeed extends Feed {
  headline() {
    return "No news";
  }
}

function printFeeds() {
  // flow
  sink(new Feed().render());
  // no flow
  sink(new StaticFeed().render());
}

printFeeds();
