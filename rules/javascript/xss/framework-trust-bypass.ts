import { DomSanitizer, SafeHtml } from '@angular/platform-browser';
import Handlebars from 'handlebars';

export class PostComponent {
  html?: SafeHtml;

  constructor(private readonly sanitizer: DomSanitizer) {}

  show(body: string, link: string): void {
    // ruleid: framework-trust-bypass
    this.html = this.sanitizer.bypassSecurityTrustHtml(body);
    // ruleid: framework-trust-bypass
    this.sanitizer.bypassSecurityTrustUrl(link);
  }

  safe(body: string): void {
    // ok: framework-trust-bypass
    this.html = this.sanitizer.sanitize(1, body) as SafeHtml;
    // ok: framework-trust-bypass
    this.html = this.sanitizer.bypassSecurityTrustHtml('<b>saved</b>');
  }
}

export function register($sce: any): void {
  // ruleid: framework-trust-bypass
  Handlebars.registerHelper('bold', (text: string) => new Handlebars.SafeString('<b>' + text + '</b>'));
  // ruleid: framework-trust-bypass
  Handlebars.registerHelper('raw', (text: string) => $sce.trustAsHtml(text));
  // ok: framework-trust-bypass
  Handlebars.registerHelper('safe', (text: string) => new Handlebars.SafeString('<b>' + Handlebars.escapeExpression(text) + '</b>'));
}
