/** The words of *What matters*. */
import type { Text } from '../../model/index.ts';

export const mattersWords = {} as const satisfies Record<string, Text>;
