import type { Language } from './language.ts'

/** Every word of the open box in one language; `{n}`, `{q}` and `{year}` stand for what is filled in. */
export interface Labels {
  readonly results: string
  readonly suggestions: string
  readonly didYouMean: string
  readonly waiting: string
  readonly none: string
  readonly noneHint: string
  readonly tryInstead: string
  readonly readInstead: string
  readonly clearFilters: string
  readonly offline: string
  readonly timeout: string
  readonly unavailable: string
  readonly retry: string
  readonly more: string
  readonly all: string
  readonly inPage: string
  readonly recent: string
  readonly forget: string
  readonly close: string
  readonly filters: string
  readonly year: string
  readonly sorting: string
  readonly relevance: string
  readonly newest: string
  readonly oldest: string
  readonly grouping: string
  readonly article: string
  readonly passage: string
  readonly articles: string
  readonly passages: string
  readonly atLeast: string
  readonly move: string
  readonly open: string
  /** Names of the usual fields; a site may add its own fields by name. */
  readonly tag: string
  readonly category: string
  readonly lang: string
  readonly author: string
}

const names = [
  'results',
  'suggestions',
  'didYouMean',
  'waiting',
  'none',
  'noneHint',
  'tryInstead',
  'readInstead',
  'clearFilters',
  'offline',
  'timeout',
  'unavailable',
  'retry',
  'more',
  'all',
  'inPage',
  'recent',
  'forget',
  'close',
  'filters',
  'year',
  'sorting',
  'relevance',
  'newest',
  'oldest',
  'grouping',
  'article',
  'passage',
  'articles',
  'passages',
  'atLeast',
  'move',
  'open',
  'tag',
  'category',
  'lang',
  'author',
] as const satisfies readonly (keyof Labels)[]

/** The words of each language in the order of `names`, apart by `|`: names would be sent four times else. */
const words: Readonly<Record<Language, string>> = {
  'zh-Hans':
    '结果|建议|您是不是要找：|正在搜索…|没有找到“{q}”|换一个词，或者少写几个字试试。|试试这些|也可以看看|清除筛选|网络已断开，连上后会再试。|搜索太久没有回应。|搜索暂时不可用。|重试|更多|查看全部 {n} 条|本页全部匹配|最近搜索|清空|关闭|筛选|年份|排序|最相关|最新|最早|显示|每篇一条|每个段落|{n} 篇文章|{n} 个段落|至少 |选择|打开|标签|分类|语言|作者',
  'zh-Hant':
    '結果|建議|您是不是要找：|正在搜尋…|找不到「{q}」|換一個詞，或者少寫幾個字試試。|試試這些|也可以看看|清除篩選|網路已斷線，連上後會再試。|搜尋太久沒有回應。|搜尋暫時無法使用。|重試|更多|查看全部 {n} 筆|本頁全部符合|最近搜尋|清空|關閉|篩選|年份|排序|最相關|最新|最早|顯示|每篇一筆|每個段落|{n} 篇文章|{n} 個段落|至少 |選擇|開啟|標籤|分類|語言|作者',
  en: 'Results|Suggestions|Did you mean: |Searching…|Nothing found for “{q}”|Try another word, or fewer of them.|Try instead|Read instead|Clear filters|You are offline; the search goes on once you are back.|The search takes too long to answer.|Search is not available right now.|Try again|More|See all {n}|All matches in this page|Recent searches|Clear|Close|Filters|Year|Sort|Most relevant|Newest|Oldest|Show|One per article|Every passage|{n} articles|{n} passages|At least |to move|to open|Tags|Category|Language|Author',
  ja: '検索結果|候補|もしかして：|検索中…|「{q}」は見つかりませんでした|別の言葉か、短い言葉でお試しください。|こちらもお試しください|ほかの記事|絞り込みを解除|オフラインです。接続が戻ると再検索します。|検索の応答がありません。|現在検索を利用できません。|再試行|もっと見る|{n} 件すべて表示|このページの一致すべて|最近の検索|消去|閉じる|絞り込み|年|並べ替え|関連度順|新しい順|古い順|表示|記事ごと|段落ごと|{n} 件の記事|{n} 件の段落|少なくとも |選択|開く|タグ|カテゴリー|言語|著者',
}

/** The words of a language; those of the site go before. */
export function labelsOf(language: Language, own: Partial<Labels>): Labels {
  const written = words[language].split('|')
  const labels = Object.fromEntries(names.map((name, index) => [name, written[index] ?? '']))
  return { ...(labels as unknown as Labels), ...own }
}

/** A label with its `{n}` or `{q}` filled in. English drops the plural of one. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  const filled = label.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return values.n === 1 ? filled.replace(/^(1 [a-z]+)s$/, '$1') : filled
}
