import React, { createElement } from 'react';
import DOMPurify from 'dompurify';

export function Article({ body, title }: { body: string; title: string }) {
  // ruleid: react-dangerous-html
  return <article dangerouslySetInnerHTML={{ __html: body }} title={title} />;
}

export class Note extends React.Component<{ html: string }> {
  render() {
    return (
      <section>
        {/* ruleid: react-dangerous-html */}
        <p className="note" dangerouslySetInnerHTML={{ __html: this.props.html }}></p>
        {/* ok: react-dangerous-html */}
        <p>{this.props.html}</p>
      </section>
    );
  }
}

export function heading(text: string) {
  // ruleid: react-dangerous-html
  return createElement('h1', { dangerouslySetInnerHTML: { __html: `<b>${text}</b>` } });
}

export function Safe({ body }: { body: string }) {
  const clean = DOMPurify.sanitize(body);
  return (
    <div>
      {/* ok: react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(body) }} />
      {/* ok: react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: clean }} />
      {/* ok: react-dangerous-html */}
      <p dangerouslySetInnerHTML={{ __html: '&nbsp;' }} />
    </div>
  );
}
