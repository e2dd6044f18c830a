/** Whether a terminal wants Chinese: by the first of the variables that programs ask that is set. */
export function wantsChinese(environment: Readonly<Record<string, string | undefined>>): boolean {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = environment
  return /^zh/i.test(LANGUAGE || LC_ALL || LC_MESSAGES || LANG || '')
}
