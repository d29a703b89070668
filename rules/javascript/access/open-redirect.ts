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
