/** The text of a style sheet, as the bundler reads it. */
declare module '*.css' {
  const text: string
  export default text
}
