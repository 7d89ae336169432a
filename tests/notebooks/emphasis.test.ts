import { expect, test } from 'vitest';
import { emphasized } from '../../src/notebooks/runtime/emphasis.ts';

const html = (text: string) => {
  const place = document.createElement('p');
  place.append(...emphasized(text));
  return place.innerHTML;
};

test.each([
  ['plain', 'plain'],
  ['**a** and *b*', '<strong>a</strong> and <em>b</em>'],
  ['在“**甲**”下', '在“<strong>甲</strong>”下'],
  ['300 * 2 * 5 kg', '300 * 2 * 5 kg'],
  ['<b>no</b> **<i>x</i>**', '&lt;b&gt;no&lt;/b&gt; <strong>&lt;i&gt;x&lt;/i&gt;</strong>'],
  ['**open', '**open'],
])('%s', (text, expected) => {
  expect(html(text)).toBe(expected);
});

test.each([
  [
    '有 **3 个**，共 **2 万元**。',
    '有 <span class="unbroken"><strong><button>3 个</button></strong>，</span>共 <span class="unbroken"><strong><button>2 万元</button></strong>。</span>',
  ],
  [
    '(**3**), so **4** of **5**',
    '(<span class="unbroken"><strong><button>3</button></strong>),</span> so <strong><button>4</button></strong> of <strong><button>5</button></strong>',
  ],
  ['**甲** 有 **3**', '<strong>甲</strong> 有 <strong><button>3</button></strong>'],
])('a figure that can be pressed keeps the punctuation behind it: %s', (text, expected) => {
  const press = (words: string) => {
    const button = document.createElement('button');
    button.append(words);
    return button;
  };
  const figures = new Map([...text.matchAll(/\*\*(\d[^*]*)\*\*/g)].map(([, words = '']) => [words, press]));
  const place = document.createElement('p');
  place.append(...emphasized(text, figures));
  expect(place.innerHTML).toBe(expected);
});
