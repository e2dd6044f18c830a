import type { Block, ParagraphBlock } from '../blocks/block.ts'

/** Authors and editors that the credit lines of an article name. */
export interface Credits {
  readonly authors: readonly string[]
  readonly editors: readonly string[]
}

const authorRoles =
  '(?:特约|原文?)?作者|(?:本报|特约|见习)?[记記]者|撰[文稿]|[采採][写寫访訪]|文字?|[译譯]者|[编編翻][译譯]'
const editorRoles = '(?:[责責]任|值班|执行)?[编編][辑輯]|[责責][编編]|副?主[编編]'
const otherRoles =
  '排版|版式|校[对對]者?|[审審][校核]|[终終][审審]|[监監][制製]|[统統][筹籌]|策[划劃]|[设設][计計]|美[编編]|[制製绘繪][图圖]|插[画畫]|' +
  '[摄攝]影|[图圖]片?|[视視][频頻]|剪[辑輯]|[运運][营營]|配音|[实實][习習]生'

/** Lines of these stand among credits, but say what a reader may look for: they stay. */
const sourceLine =
  /^(?:文章|本文)?(?:[来來图圖]源|[题題][图圖]|出[品处處]|[原译譯]文|永久链接)(?:地址|链接|出自)?\s*[丨|｜︱:：]/u

const creditStart = new RegExp(
  `(?:^|[\\s/／;；，,])(?:(${authorRoles})|(${editorRoles})|${otherRoles})\\s*[丨|｜︱:：]\\s*`,
  'gu',
)
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
  readonly part: 'author' | 'editor' | 'other'
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
    credits.push({ part: start[1] ? 'author' : start[2] ? 'editor' : 'other', names })
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
