/** The words of `compare`. */
import type { Text } from '../../model/index.ts';

export const compareWords = {} as const satisfies Record<string, Text>;
