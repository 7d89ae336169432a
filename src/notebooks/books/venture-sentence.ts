/** A venture with its figures in; the sentence that says what it does, its main figures in it to be moved, out. */
import { type Language, type Strategy, say, sentenceParts } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';
import { figureInline, type VentureFigure } from './venture-figures.ts';

/** Figures of a sentence that is made without words of its own. */
const mostFigures = 4;

export function ventureSentence(strategy: Strategy, figures: readonly VentureFigure[], language: Language): HTMLElement {
  const paragraph = el('p', 'venture-sentence');
  if (strategy.sentence) {
    for (const [i, part] of sentenceParts(say(strategy.sentence, language)).entries()) {
      if (i % 2 === 0) {
        paragraph.append(part);
        continue;
      }
      const figure = figures.find(({ parameter }) => parameter.id === part);
      paragraph.append(...(figure ? figureInline(figure, language) : [part]));
    }
    return paragraph;
  }
  const given = figures.filter(({ figure }) => figure.at !== null);
  const told = (given.length > 0 ? given : figures).slice(0, mostFigures);
  for (const [i, figure] of told.entries())
    paragraph.append(i === 0 ? '' : word('clauseSign', language), `${figure.title} `, ...figureInline(figure, language));
  return paragraph;
}
