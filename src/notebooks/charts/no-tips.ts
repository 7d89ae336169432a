/** Stands in the built pages for Plot's words beside the pointer: `tip.ts` has them. */
import { leftOut } from './left-out.ts';

const none = leftOut('no tips: the build leaves them out');

export { none as pointer, none as pointerX, none as pointerY, none as Tip, none as tip };
