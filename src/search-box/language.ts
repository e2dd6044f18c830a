/** Languages the box speaks, as BCP 47 tags. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en' | 'ja'

/** What the closed box says; the panel brings the rest. */
export interface FieldLabels {
  readonly search: string
  readonly placeholder: string
  readonly clear: string
}

/** Words of the closed box by language: search, placeholder, clear. */
const fieldWords: Readonly<Record<Language, readonly [string, string, string]>> = {
  'zh-Hans': ['搜索', '搜索文章', '清除'],
  'zh-Hant': ['搜尋', '搜尋文章', '清除'],
  en: ['Search', 'Search articles', 'Clear'],
  ja: ['検索', '記事を検索', '消去'],
}

/** The language of the box for a BCP 47 tag: Chinese by its script, Japanese, else English. */
export function chooseLanguage(tag: string): Language {
  if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return 'zh-Hant'
  if (/^zh\b/i.test(tag)) return 'zh-Hans'
  return /^ja\b/i.test(tag) ? 'ja' : 'en'
}

/** Words of the closed box; those of the site go before. */
export function fieldLabels(language: Language, own: Partial<FieldLabels>): FieldLabels {
  const [search, placeholder, clear] = fieldWords[language]
  return { search, placeholder, clear, ...own }
}
