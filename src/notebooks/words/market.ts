/** The words of *Market and weather*. */
import type { Text } from '../../model/index.ts';

export const marketWords = {} as const satisfies Record<string, Text>;
