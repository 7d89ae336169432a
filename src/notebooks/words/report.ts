/** The words of *Report*. */
import type { Text } from '../../model/index.ts';

export const reportWords = {} as const satisfies Record<string, Text>;
