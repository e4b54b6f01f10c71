// Files of Python that the bundler turns into texts.
declare module '*.py?raw' {
  const text: string;
  export default text;
}
