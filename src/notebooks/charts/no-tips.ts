/** Stands in the built pages for Plot's words beside the pointer: `tip.ts` has them. */
const none = (): never => {
  throw new Error('no tips: the build leaves them out');
};

export { none as pointer, none as pointerX, none as pointerY, none as Tip, none as tip };
