/** Every word the box says, in one language. */
export interface Labels {
  readonly language: string
  readonly search: string
  readonly placeholder: string
  readonly clear: string
  readonly suggestions: string
  readonly hits: string
  readonly didYouMean: string
  readonly waiting: string
  readonly empty: (query: string) => string
  readonly emptyHint: string
  readonly failed: string
  readonly retry: string
  readonly more: string
  readonly sorting: string
  readonly sorts: Readonly<Record<'relevance' | 'newest' | 'oldest', string>>
  readonly grouping: string
  readonly groups: Readonly<Record<'article' | 'passage', string>>
  readonly found: (total: number, isExact: boolean, group: 'article' | 'passage') => string
  readonly separator: string
}

const chinese: Labels = {
  language: 'zh-Hans',
  search: '搜索',
  placeholder: '搜索文章',
  clear: '清除',
  suggestions: '建议',
  hits: '结果',
  didYouMean: '您是不是要找：',
  waiting: '正在搜索…',
  empty: (query) => `没有找到“${query}”`,
  emptyHint: '换一个词，或者少写几个字试试。',
  failed: '搜索暂时不可用。',
  retry: '重试',
  more: '更多',
  sorting: '排序',
  sorts: { relevance: '最相关', newest: '最新', oldest: '最早' },
  grouping: '显示',
  groups: { article: '每篇一条', passage: '每个段落' },
  found: (total, isExact, group) =>
    `${isExact ? '' : '至少 '}${total} ${group === 'article' ? '篇文章' : '个段落'}`,
  separator: '　',
}

const english: Labels = {
  language: 'en',
  search: 'Search',
  placeholder: 'Search articles',
  clear: 'Clear',
  suggestions: 'Suggestions',
  hits: 'Results',
  didYouMean: 'Did you mean: ',
  waiting: 'Searching…',
  empty: (query) => `Nothing found for “${query}”`,
  emptyHint: 'Try another word, or fewer of them.',
  failed: 'Search is not available right now.',
  retry: 'Try again',
  more: 'More',
  sorting: 'Sort',
  sorts: { relevance: 'Most relevant', newest: 'Newest', oldest: 'Oldest' },
  grouping: 'Show',
  groups: { article: 'One per article', passage: 'Every passage' },
  found: (total, isExact, group) =>
    `${isExact ? '' : 'At least '}${total} ${group === 'article' ? 'article' : 'passage'}${total === 1 ? '' : 's'}`,
  separator: ' · ',
}

/** The words for a BCP 47 language tag: English for `en…`, Chinese for everything else. */
export function labelsFor(language: string): Labels {
  return /^en\b/i.test(language) ? english : chinese
}
