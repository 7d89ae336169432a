/** How the bundler hands over workers and texts. */
declare module '*?worker&inline' {
  const make: new () => Worker;
  export default make;
}
declare module '*?raw' {
  const text: string;
  export default text;
}
