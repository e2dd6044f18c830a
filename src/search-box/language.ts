/** Languages the box speaks, as BCP 47 tags. */
export const languages = ['zh-Hans', 'zh-Hant', 'en', 'ja'] as const

/** A language the box speaks. */
export type Language = (typeof languages)[number]

/** What the closed box says; the panel brings the rest. */
export interface FieldLabels {
  readonly search: string
  readonly placeholder: string
  readonly clear: string
  /** Where the panel cannot be loaded: leads to the search page. */
  readonly failed: string
}

/** Words of the closed box by language: search, placeholder, clear, failed. */
const fieldWords: Readonly<Record<Language, string>> = {
  'zh-Hans': '搜索|搜索文章|清除|加载失败，去搜索页',
  'zh-Hant': '搜尋|搜尋文章|清除|載入失敗，去搜尋頁',
  en: 'Search|Search articles|Clear|Failed to load; search page',
  ja: '検索|記事を検索|消去|読み込めません。検索ページへ',
}

/** The language of the box for a BCP 47 tag: Chinese by its script, Japanese, else English. */
export function chooseLanguage(tag: string): Language {
  if (/^zh\b/i.test(tag)) return /\b(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans'
  return /^ja\b/i.test(tag) ? 'ja' : 'en'
}

/** Words of the closed box; those of the site go before. */
export function fieldLabels(language: Language, own: Partial<FieldLabels>): FieldLabels {
  const words = fieldWords[language].split('|') as [string, string, string, string]
  const [search, placeholder, clear, failed] = words
  return { search, placeholder, clear, failed, ...own }
}
