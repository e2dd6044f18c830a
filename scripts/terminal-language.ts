/**
 * Whether a terminal wants Chinese: by the first of the variables that programs ask that is set, else by the language of
 * the system, which on Windows is all there is.
 */
export function wantsChinese(
  environment: Readonly<Record<string, string | undefined>>,
  systemLanguage = new Intl.DateTimeFormat().resolvedOptions().locale,
): boolean {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = environment
  return /^zh/i.test(LANGUAGE || LC_ALL || LC_MESSAGES || LANG || systemLanguage)
}
