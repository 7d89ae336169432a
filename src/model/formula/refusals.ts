/** The words in which a formula is refused that is more than arithmetic. */
import type { Text } from '../base/nouns.ts';

/** What may be written instead. */
export const arithmetic: Text = {
  en: 'Write arithmetic only: names, numbers with units, + - * / ^, comparisons, and/or/not, c ? a : b, and the functions of the table.',
  zh: '只能写算式：名称、带单位的数、+ - * / ^、比较、and/or/not、c ? a : b，以及函数表中的函数。',
};

/** Forms that are no arithmetic, by mathjs's name of their node. */
export const refusals: Record<string, readonly [en: string, zh: string]> = {
  AssignmentNode: ['an assignment', '赋值'],
  FunctionAssignmentNode: ['the definition of a function', '函数定义'],
  AccessorNode: ['access to a property or index', '属性或下标访问'],
  IndexNode: ['an index', '下标'],
  ArrayNode: ['a list', '列表'],
  ObjectNode: ['an object', '对象'],
  RangeNode: ['a range', '区间'],
  BlockNode: ['several expressions', '多个算式'],
};
