/** Text of a formula in, the nodes of mathjs's parser out: its grammar with plain nodes, without the evaluator that its own nodes bring. */
import { createParse } from 'mathjs/number';

/** What stands in a node of the kinds that a formula may have; of others only the type is known. */
export interface MathNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly fn?: unknown;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  readonly args?: readonly MathNode[];
  readonly content?: MathNode;
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
  readonly conditionals?: readonly string[];
  readonly params?: readonly MathNode[];
}

/** The fields of each kind of node, in the order of its making. */
const kinds = {
  AccessorNode: ['object', 'index'],
  ArrayNode: ['items'],
  AssignmentNode: ['object', 'index', 'value'],
  BlockNode: ['blocks'],
  ConditionalNode: ['condition', 'trueExpr', 'falseExpr'],
  ConstantNode: ['value'],
  FunctionAssignmentNode: ['name', 'params', 'expr'],
  FunctionNode: ['fn', 'args'],
  IndexNode: ['dimensions'],
  ObjectNode: ['properties'],
  OperatorNode: ['op', 'fn', 'args', 'implicit', 'isPercentage'],
  ParenthesisNode: ['content'],
  RangeNode: ['start', 'end', 'step'],
  RelationalNode: ['conditionals', 'params'],
  SymbolNode: ['name'],
};

/** A constructor of nodes; the parser knows a node by marks on its prototype. */
function maker(type: string, fields: readonly string[]): unknown {
  class Made {
    constructor(...given: unknown[]) {
      Object.assign(this, Object.fromEntries(fields.map((field, i) => [field, given[i]])));
    }
  }
  Object.assign(Made.prototype, { isNode: true, type, [`is${type}`]: true });
  return Made;
}

type Parse = ((text: string) => MathNode) & { isAlpha: (c: string, previous: string, next: string) => boolean };

// The package exports its factories, and its types leave them out.
declare module 'mathjs/number' {
  export function createParse(given: object): unknown;
}

/** A parser of our own that also takes Chinese letters in names. */
export function makeParser(): (text: string) => MathNode {
  // Of the texts it can be called with, the parser is only given one.
  const typed = Object.assign((_: string, signatures: { readonly string: Parse }) => signatures.string, {
    addConversion: () => {},
  });
  const nodes = Object.fromEntries(Object.entries(kinds).map(([type, fields]) => [type, maker(type, fields)]));
  const config = { number: 'number', numberFallback: 'number' };
  const parse = createParse({ typed, numeric: Number, config, ...nodes }) as Parse;
  const isAlpha = parse.isAlpha;
  parse.isAlpha = (c, previous, next) => isAlpha(c, previous, next) || /[\p{Script=Han}]/u.test(c);
  return parse;
}
