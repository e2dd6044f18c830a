import { writeFileSync } from 'node:fs'
import { formatVersion } from '../../src/format/header/format-version.ts'
import { buildToBase64 } from './build-to-base64.ts'

/**
 * Writes `tests/fixtures/frozen/format-<version>-<engine>.json`: an index as this version writes it, for the
 * versions after it to open or to refuse. Run once for each new format: `node scripts/tables/make-frozen-index.ts`.
 */
const articles = [
  {
    id: 'frozen/lake',
    title: '冰封的湖',
    text: '湖面结了冰，孩子们在冰上走。\n\n## 春天\n\n春天一到，冰就化了；鱼游到水面上来。',
    date: '2024-01-05',
    authors: ['林晓'],
    tags: ['自然'],
  },
  {
    id: 'frozen/index',
    title: '索引的格式',
    text: '索引一旦寫好就不再改變，Node.js 讀它，瀏覽器也讀它。',
    date: '2024-02-11',
    authors: ['林晓', '王可'],
    tags: ['技术'],
  },
  { id: 'frozen/short', title: '', text: '一句话。' },
]

for (const engine of ['packed', 'minisearch'] as const) {
  const files = await buildToBase64(articles, { engine, split: true })
  writeFileSync(
    new URL(`../../tests/fixtures/frozen/format-${formatVersion}-${engine}.json`, import.meta.url),
    `${JSON.stringify(files, null, 1)}\n`,
  )
}
