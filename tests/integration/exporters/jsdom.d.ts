/** The part of jsdom that is used; the package has no types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options?: { runScripts?: 'outside-only'; contentType?: string });
    readonly window: { eval(code: string): unknown; document: Document };
  }
}
