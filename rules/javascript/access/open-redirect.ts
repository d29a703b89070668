import { Request, Response } from 'express';

const TARGETS: Record<string, string> = { home: '/', docs: '/docs' };

export function login(req: Request, res: Response): void {
  // ruleid: open-redirect
  res.redirect(req.query.next as string);
}

export const leave = async (req: Request, res: Response) => {
  const { url } = req.body;
  // ruleid: open-redirect
  res.redirect(302, url);
};

export class SessionController {
  end(request: any, reply: any): void {
    const target = request.query.returnTo || '/';
    // ruleid: open-redirect
    reply.setHeader('Location', target);
    // ruleid: open-redirect
    reply.writeHead(302, { Location: request.headers.referer });
  }

  safe(req: Request, res: Response): void {
    // ok: open-redirect
    res.redirect('/login');
    // ok: open-redirect
    res.redirect(TARGETS[req.query.target as string]);
    // ok: open-redirect
    res.redirect(`/users/${req.params.id}`);
    // ok: open-redirect
    res.redirect('/search?q=' + encodeURIComponent(req.query.q as string));
  }
}

function nextOf(request: Request): string {
  const wanted = request.query.next as string;
  return wanted || '/';
}

export function signedIn(req: Request, res: Response): void {
  // ruleid: open-redirect
  res.redirect(nextOf(req));
}

export function viaState(req: Request, res: Response): void {
  const state = { user: 1, back: req.body.back, seen: false };
  const finish = (): void => {
    // ruleid: open-redirect
    res.redirect(state.back);
  };
  finish();
}

export function built(req: Request, res: Response): void {
  let target = 'https://';
  target += req.params.shop;
  target += '.example.com/';
  // ruleid: open-redirect
  res.redirect(target);
}

export function chained(req: Request, res: Response): void {
  Promise.resolve(req.query.url as string).then((url) => {
    // ruleid: open-redirect
    res.redirect(url);
  });
}

export function otherPart(req: Request, res: Response): void {
  const state = { back: req.body.back, home: '/home' };
  // ok: open-redirect
  res.redirect(state.home);
}

export function compared(req: Request, res: Response): void {
  const wanted = new URL(req.query.next as string, 'https://shop.example.com');
  if (wanted.origin !== 'https://shop.example.com') {
    res.status(400).end();
    return;
  }
  // ok: open-redirect
  res.redirect(wanted.href);
}

export function fallback(req: Request, res: Response): void {
  const pages = ['/a', '/b'];
  const wanted = req.query.page as string;
  const page = pages.includes(wanted) ? wanted : '/a';
  // ok: open-redirect
  res.redirect(page);
  let target = req.query.target as string;
  target = '/done';
  // ok: open-redirect
  res.redirect(target);
}

export function ownHost(req: Request, res: Response): void {
  const base = 'https://shop.example.com/';
  let target = base + 'orders/' + req.params.order;
  target += `?tab=${req.query.tab}`;
  // ok: open-redirect
  res.redirect('/orders/' + req.params.order + '/edit');
}
