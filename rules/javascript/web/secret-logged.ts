interface Account { name: string; password: string; accessToken: string; }

export function register(account: Account, logger: any): void {
  // ruleid: secret-logged
  console.log('new account', account.name, account.password);
  // ruleid: secret-logged
  logger.debug(`token ${account.accessToken} issued`);
}

export class Login {
  constructor(private readonly logger: any) {}

  run(req: any): void {
    // ruleid: secret-logged
    this.logger.info('header: ' + req.headers.authorization);
    // ruleid: secret-logged
    console.error({
      given: req.body.password,
    });
  }

  safe(account: Account): void {
    // ok: secret-logged
    console.log('new account', account.name);
    // ok: secret-logged
    this.logger.info('password changed');
    // ok: secret-logged
    this.logger.info({ length: account.password.length });
  }
}
