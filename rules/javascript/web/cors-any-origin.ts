import cors from 'cors';
import { Server } from 'socket.io';
import { createServer, ServerResponse } from 'http';

export function configure(app: any): void {
  // ruleid: cors-any-origin
  app.use(cors());
  // ruleid: cors-any-origin
  app.use('/api', cors({ origin: '*', methods: ['GET'] }));
}

export class Api {
  answer(res: ServerResponse): void {
    // ruleid: cors-any-origin
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.end();
  }

  sockets() {
    // ruleid: cors-any-origin
    return new Server(createServer(), { cors: { origin: '*' } });
  }

  safe(app: any, res: ServerResponse): void {
    // ok: cors-any-origin
    app.use(cors({ origin: 'https://app.example.com' }));
    // ok: cors-any-origin
    res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');
    // ok: cors-any-origin
    res.setHeader('Access-Control-Allow-Methods', '*');
  }
}
