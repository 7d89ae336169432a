/** The words of `village`. */
import type { Text } from '../../model/index.ts';

export const villageWords = {} as const satisfies Record<string, Text>;
