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
