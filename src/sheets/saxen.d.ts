/** What is used of saxen, which comes without types. */
declare module 'saxen' {
  export class Parser {
    on(name: 'openTag', take: (name: string, attributes: () => { [name: string]: string }) => void): Parser;
    on(name: 'closeTag', take: (name: string) => void): Parser;
    on(name: 'text' | 'cdata' | 'attention', take: (text: string) => void): Parser;
    on(name: 'error' | 'warn', take: (error: Error) => void): Parser;
    stop(): void;
    parse(text: string): Parser;
  }
}
