import type { Block, ParagraphBlock } from '../blocks/block.ts'

/** Authors and editors that the credit lines of an article name. */
export interface Credits {
  readonly authors: readonly string[]
  readonly editors: readonly string[]
}

const authorRoles =
  '特约作者 原文作者 原作者 作者 本报记者 特约记者 见习记者 記者 记者 撰文 撰稿 采写 採寫 采访 採訪 文字 文 译者 譯者 翻译 翻譯 编译 編譯'
const editorRoles = '责任编辑 責任編輯 值班编辑 值班編輯 执行编辑 編輯 编辑 责编 責編 副主编 副主編 主编 主編'
const otherRoles =
  '排版 版式 校对者 校对 校對 审校 審校 审核 審核 终审 終審 监制 監製 统筹 統籌 策划 策劃 设计 設計 美编 美編 制图 製圖 绘图 繪圖 插画 插畫 摄影 攝影 图片 圖片 图 圖 视频 視頻 剪辑 剪輯 运营 運營 配音 实习生 實習生'

/** Lines of these stand among credits, but say what a reader may look for: they stay. */
const sourceLine =
  /^(?:文章|本文)?(?:来源|來源|图源|圖源|题图|題圖|出品|出处|出處|[原译譯]文|永久链接)(?:地址|链接|出自)?\s*[丨|｜︱:：]/u

type Part = 'author' | 'editor' | 'other'

const partOfRole: ReadonlyMap<string, Part> = new Map([
  ...authorRoles.split(' ').map((role) => [role, 'author'] as const),
  ...editorRoles.split(' ').map((role) => [role, 'editor'] as const),
  ...otherRoles.split(' ').map((role) => [role, 'other'] as const),
])
const roles = [...partOfRole.keys()].sort((a, b) => b.length - a.length).join('|')
const creditStart = new RegExp(`(?:^|[\\s/／;；，,])(${roles})\\s*[丨|｜︱:：]\\s*`, 'gu')
const maxLineLength = 80
const maxNameLength = 24

/**
 * Takes the credit lines off both ends of an article: `作者丨朱恩地，某报记者` is an author, an
 * `编辑` is an editor, and other roles (`排版`, `摄影` …) are dropped. Prose that only begins with such
 * a word stays where it is.
 *
 * @returns the blocks that are left, in order, and the names in the order they are written
 */
export function takeCredits(blocks: readonly Block[]): { blocks: readonly Block[]; credits: Credits } {
  const authors = new Set<string>()
  const editors = new Set<string>()
  /** What is left of paragraphs with credits: their sources. */
  const left = new Map<Block, string>()
  for (const block of [...takeFrom(blocks), ...takeFrom(blocks.toReversed()).toReversed()]) {
    left.set(block, block.raw.split('\n').filter(isSource).join('\n\n'))
    for (const { part, names } of readCreditLines(block)!) {
      if (part === 'author') for (const name of names) authors.add(name)
      if (part === 'editor') for (const name of names) editors.add(name)
    }
  }
  return {
    blocks: blocks.flatMap((block) => {
      const raw = left.get(block)
      if (raw === undefined) return block
      return raw === '' ? [] : ({ ...block, raw } as Block)
    }),
    credits: { authors: [...authors], editors: [...editors] },
  }
}

/** The credit paragraphs at the front of the blocks, behind the title and between pictures. */
function takeFrom(blocks: readonly Block[]): ParagraphBlock[] {
  const found: ParagraphBlock[] = []
  for (const block of blocks) {
    if (block.kind === 'picture' || (block.kind === 'heading' && block.level === 1)) continue
    if (block.kind === 'heading') break
    if (readCreditLines(block)) found.push(block)
    else if (!block.raw.split('\n').every(isSource)) break
  }
  return found
}

function isSource(line: string): boolean {
  return sourceLine.test(line.trim())
}

interface Credit {
  readonly part: Part
  readonly names: readonly string[]
}

function readCreditLines({ raw }: ParagraphBlock): Credit[] | null {
  if (raw.length > 10 * maxLineLength) return null
  const credits: Credit[] = []
  for (const line of raw.split('\n')) {
    if (line.trim() === '' || isSource(line)) continue
    const onLine = readCreditLine(line.trim())
    if (!onLine) return null
    credits.push(...onLine)
  }
  return credits.length > 0 ? credits : null
}

function readCreditLine(line: string): Credit[] | null {
  if (line.length > maxLineLength || /[。！？!?]/.test(line)) return null
  const starts = [...line.matchAll(creditStart)]
  if (starts[0]?.index !== 0) return null
  const credits: Credit[] = []
  for (const [index, start] of starts.entries()) {
    const text = line.slice(start.index + start[0].length, starts[index + 1]?.index ?? line.length)
    const names = readNames(text)
    if (names.length === 0) return null
    credits.push({ part: partOfRole.get(start[1]!)!, names })
  }
  return credits
}

/** Names stand before the first comma; `、`, `/` and a blank between Han names keep them apart. */
function readNames(text: string): string[] {
  const [named = ''] = text.replace(/[（(][^（()）]*[)）]|[\s丨|｜︱/／·]+$/g, '').split(/[，,]/)
  const names = named
    .split(/[、/／&]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const areNames = names.every(
    (name) => name.length <= maxNameLength && /^[\p{L}\p{N}\p{M} .·•・_'’@-]+$/u.test(name),
  )
  if (!areNames) return []
  // A byline such as 新华社记者 张三 names the person after the post.
  const people = names.filter((name) => !/(?:记者|記者|编辑|編輯)$/.test(name))
  return people.length > 0 ? people : names
}
