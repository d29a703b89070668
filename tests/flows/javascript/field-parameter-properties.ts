// field: constructor parameters with an access modifier are fields

class Article {
  private views = 0;

  constructor(
    private readonly headline: string,
    public slug: string,
    note: string,
  ) {
    this.views = note.length;
  }

  teaser(): string {
    return "<b>" + this.headline + "</b>";
  }

  link(): string {
    return "/articles/" + this.slug;
  }
}

function renderArticle(): void {
  const article = new Article(source(), "first-steps", source());
  // flow
  sink(article.teaser());
  // no flow
  sink(article.link());
}

renderArticle();
