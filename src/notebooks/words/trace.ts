/** The words of `trace`. */
import type { Text } from '../../model/index.ts';

export const traceWords = {} as const satisfies Record<string, Text>;
