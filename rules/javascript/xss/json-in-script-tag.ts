import serialize from 'serialize-javascript';

export function page(state: object): string {
  // ruleid: json-in-script-tag
  return `<html><body><script>window.__STATE__ = ${JSON.stringify(state)}</script></body></html>`;
}

export function legacy(state: object): string {
  // ruleid: json-in-script-tag
  return '<script>var state = ' + JSON.stringify(state) + ';</script>';
}

export class Renderer {
  script(data: object): string {
    // ruleid: json-in-script-tag
    return serialize(data, {
      isJSON: true,
      unsafe: true,
    });
  }

  safe(data: object): string {
    // ok: json-in-script-tag
    const body = JSON.stringify(data);
    // ok: json-in-script-tag
    const log = `state ${JSON.stringify(data)}`;
    // ok: json-in-script-tag
    return `<script>window.__STATE__ = ${serialize(data)}</script>` + body.length + log.length;
  }
}
