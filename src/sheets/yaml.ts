/** Data of a scenario file in; its text, laid out as people write one and with comments in their language, out. */
import { Document, isCollection, isMap, isPair, isScalar, type Node, Scalar, visit } from 'yaml';
import { atPath, type Language, type Text } from '../model/index.ts';

const both = (en: string, zh: string): Text => ({ en, zh });

/** The order of a file, and what is said above each part. */
const sections: readonly (readonly [string, Text | null])[] = [
  ['format', null],
  ['title', null],
  ['about', null],
  ['years', null],
  ['simulation', null],
  ['references', both('where figures come from', '参考资料：数字的出处')],
  ['drivers', both('what chance sets for all villages, once a year', '随机因素：每年一次、各村共同遇到的变化')],
  ['correlations', both('drivers that move together or against each other', '相关：一同变动或此涨彼落的随机因素')],
  ['strategies', both('own ways to earn', '发展路径：自己写的增收办法')],
  ['villages', both('the villages as they are', '村：现状')],
  ['plans', both('what could be done', '方案：可以怎么做')],
  ['measures', both('own figures of each village and all together', '自定义指标：各村和各村合计自己的指标')],
  ['goals', both('what is wanted', '目标')],
  ['allocation', both('how income is divided', '收益分配')],
  ['source_threshold', null],
  ['count_sources', null],
];

/** How many levels of lists and maps lie inside a node. */
function height(node: unknown): number {
  if (!isCollection(node)) return 0;
  return 1 + Math.max(0, ...node.items.map((item) => height(isPair(item) ? item.value : item)));
}

/** Words for people in two languages count as one word. */
const isText = (node: unknown): boolean =>
  isMap(node) &&
  node.items.length <= 2 &&
  node.items.every(({ key, value }) => isScalar(key) && /^(en|zh)$/.test(String(key.value)) && isScalar(value));

function isShort(node: unknown, data: unknown): boolean {
  if (!isCollection(node) || height(node) > 2) return false;
  const inner = node.items.map((item) => (isPair(item) ? item.value : item)).filter(isCollection);
  return inner.every((one) => isText(one) || height(one) === 1) && JSON.stringify(data).length <= 180;
}

/** Full-width signs and line ends stand between quotation marks, so that nobody takes them for signs of YAML. */
const needsQuotes = /[\uff01-\uff5e\u3000\u00a0\u2000-\u200a\u202f\n]/u;

/** One line where it is short, below the first two levels; with the data that the node was made of. */
function layOut(node: unknown, data: unknown, depth: number): void {
  if (!isCollection(node)) return;
  if ((depth >= 2 && isShort(node, data)) || isText(node) || (depth === 1 && height(node) === 1)) {
    node.flow = true;
    return;
  }
  for (const [i, item] of node.items.entries()) {
    const [key, value] = isPair(item) ? [String(item.key), item.value] : [i, item];
    layOut(value, atPath(data, [key]), depth + 1);
  }
}

export function yamlText(data: { readonly [key: string]: unknown }, language: Language): string {
  const ordered = Object.fromEntries(sections.flatMap(([key]) => (data[key] === undefined ? [] : [[key, data[key]]])));
  const document = new Document(ordered);
  layOut(document.contents, ordered, 0);
  visit(document, {
    Scalar: (key, node) => {
      // Years of support are keys.
      if (key === 'key' && /^\d{4}$/.test(String(node.value))) node.value = Number(node.value);
      if (key !== 'key' && typeof node.value === 'string' && needsQuotes.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  document.commentBefore = {
    en: ' Made from a workbook. Beside a figure stand its source and a note.',
    zh: ' 由工作簿生成。数字旁有来源（source）和备注（note）。',
  }[language];
  if (isMap(document.contents))
    for (const { key } of document.contents.items) {
      const said = sections.find(([name]) => name === String((key as Scalar).value))?.[1];
      if (!said) continue;
      (key as Node).spaceBefore = true;
      (key as Node).commentBefore = ` ---- ${said[language]}`;
    }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1e9 });
}
