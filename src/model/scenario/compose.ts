/** The tokens of a text in; its first YAML document out. Tokens come from whoever looked at them already, so that a text is cut into tokens once. */
import { Composer, type Document, Lexer, Parser } from 'yaml';

export const reading = {
  stringKeys: true,
  uniqueKeys: false,
  version: '1.2',
  schema: 'core',
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** The first document of these tokens, as `parseDocument` of yaml makes it from the text. */
export function composed(tokens: readonly string[], length: number): Document {
  const parser = new Parser();
  function* pieces() {
    for (const token of tokens) yield* parser.next(token);
    yield* parser.end();
  }
  const [doc] = new Composer(reading).compose(pieces(), true, length);
  return doc as unknown as Document;
}

/** The first document of a text: what `parseDocument` brings along beside it is for messages that nobody here reads. */
export const documentOf = (text: string): Document => composed([...new Lexer().lex(text)], text.length);
