/** The words of *Money*. */
import type { Text } from '../../model/index.ts';

export const moneyWords = {} as const satisfies Record<string, Text>;
