/**
 * Whether a terminal wants Chinese: by the first of the variables that programs ask that is set, else by the language of
 * the system, which on Windows is all there is.
 *
 * @param systemLanguage  default: as the runtime knows it
 */
export function wantsChinese(
  environment: Readonly<Record<string, string | undefined>>,
  systemLanguage?: string,
): boolean {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = environment
  const told = LANGUAGE || LC_ALL || LC_MESSAGES || LANG
  return /^zh/i.test(told || (systemLanguage ?? new Intl.DateTimeFormat().resolvedOptions().locale))
}
