import type { SettingQuestions } from '../deploy/ask-settings.ts'
import { wantsChinese } from '../terminal-language.ts'

/** What `deploy` says to people; `%` stands for a name or a file. */
export interface DeployTexts extends SettingQuestions {
  readonly kept: string
  readonly changes: string
  readonly mayChange: string
  readonly indexed: string
  /** Hits lead to pages that are not deployed, and nobody said where they stand. */
  readonly leadsNowhere: string
}

const english: DeployTexts = {
  name: 'Name of the site (%): ',
  siteUrl: 'Address of the site, as https://example.org/ (none): ',
  notAnAddress: 'Expected an address such as https://example.org/',
  examples: 'Queries that the search page offers, apart by commas (none): ',
  kept: 'kept in %',
  changes: '% needs changes:',
  mayChange: 'Change it? [y/N] ',
  indexed: 'index of % articles',
  leadsNowhere:
    'The pages are not part of this deployment: say where they stand by "siteUrl" in hansou.json, or add --pages.',
}

const chinese: DeployTexts = {
  name: '网站名称（%）：',
  siteUrl: '网站地址，如 https://example.org/（可留空）：',
  notAnAddress: '请输入完整的网址，如 https://example.org/',
  examples: '搜索页上的示例查询，逗号分隔（可留空）：',
  kept: '已写入 %',
  changes: '% 需要修改：',
  mayChange: '修改吗？[y/N] ',
  indexed: '已索引 % 篇文章',
  leadsNowhere: '这次部署不含文章页面：请在 hansou.json 里用 "siteUrl" 写明网站地址，或加上 --pages。',
}

/** The texts in the language of the terminal. */
export function deployTexts(environment: Readonly<Record<string, string | undefined>>): DeployTexts {
  return wantsChinese(environment) ? chinese : english
}
