/** What stands in the built pages for a function that a build leaves out: a call is a mistake, and says so. */
export const leftOut = (why: string) => (): never => {
  throw new Error(why);
};
