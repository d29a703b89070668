import { Request, Response } from 'express';
import escapeStringRegexp from 'escape-string-regexp';

export function search(req: Request, res: Response, names: string[]) {
  // ruleid: regex-from-request
  const pattern = new RegExp(req.query.q as string, 'i');
  res.json(names.filter((name) => pattern.test(name)));
}

export class FilterController {
  apply(req: Request, res: Response) {
    const { term, flags } = req.body;
    // ruleid: regex-from-request
    const first = RegExp('^' + term, flags);
    const text = `\\b${term}\\b`;
    // ruleid: regex-from-request
    const second = new RegExp(
      text,
      'g',
    );
    res.json([first.source, second.source]);
  }

  safe(req: Request, res: Response) {
    const term = escapeStringRegexp(String(req.body.term));
    // ok: regex-from-request
    const pattern = new RegExp(escapeStringRegexp(req.query.q as string));
    // ok: regex-from-request
    const other = new RegExp('^' + term);
    // ok: regex-from-request
    const constant = new RegExp('^[a-z]+$');
    res.json([pattern.source, other.source, constant.source]);
  }
}

function termOf(request: Request): string {
  const { term } = request.query as Record<string, string>;
  return term.trim();
}

export function viaHelper(req: Request, res: Response): void {
  // ruleid: regex-from-request
  res.json(new RegExp(termOf(req)).source);
}

export function alternatives(req: Request, res: Response): void {
  const parts: string[] = [];
  for (const word of req.body.words) {
    parts.push('\\b' + word);
  }
  // ruleid: regex-from-request
  res.json(new RegExp(parts.join('|')).source);
}

export class Filter {
  private wanted: { text: string; limit: number };

  constructor(req: Request) {
    this.wanted = { text: req.body.text, limit: 10 };
  }

  build(): RegExp {
    // ruleid: regex-from-request
    return new RegExp(this.wanted.text, 'i');
  }

  limit(): RegExp {
    // ok: regex-from-request
    return new RegExp(`^.{0,${this.wanted.limit}}$`);
  }
}

export function quiet(req: Request, res: Response): void {
  let term = req.query.q as string;
  term = escapeStringRegexp(term);
  // ok: regex-from-request
  const first = new RegExp(`^${term}`);
  const kind = req.query.kind as string;
  if (!['red', 'green'].includes(kind)) {
    res.status(400).end();
    return;
  }
  // ok: regex-from-request
  const second = new RegExp(kind);
  // ok: regex-from-request
  const third = new RegExp(`^.{${Number(req.query.width)}}$`);
  res.json([first.source, second.source, third.source]);
}
