interface Comment { author: string; text: string; }

export function render(list: HTMLElement, comment: Comment): void {
  // ruleid: dom-html-dynamic
  list.innerHTML += `<li>${comment.text}</li>`;
  // ruleid: dom-html-dynamic
  list.insertAdjacentHTML('beforeend', '<i>' + comment.author + '</i>');
}

export class Panel {
  constructor(private readonly root: HTMLElement) {}

  show(markup: string): void {
    // ruleid: dom-html-dynamic
    this.root.innerHTML = markup;
  }

  table(rows: string[]): void {
    let html = '<table>';
    for (const row of rows) {
      html += '<tr><td>' + row + '</td></tr>';
    }
    // ruleid: dom-html-dynamic
    this.root.innerHTML = html;
  }

  safe(markup: string, rows: string[]): void {
    // ok: dom-html-dynamic
    this.root.innerHTML = '';
    // ok: dom-html-dynamic
    this.root.innerHTML = DOMPurify.sanitize(markup);
    // ok: dom-html-dynamic
    this.root.textContent = markup;
    // ok: dom-html-dynamic
    this.root.innerHTML = `<b>${escapeHtml(rows[0])}</b>`;
  }
}
