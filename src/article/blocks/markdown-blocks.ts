import type { Code, Definition, FootnoteDefinition, List, Nodes, Root, RootContent } from 'mdast'
import { escapeHtml } from '../../text/escape-html.ts'
import { dropSlugTexts, readSlugText } from '../anchors/slug-text.ts'
import { han } from '../markup/tags/tag-arguments.ts'
import type { Block, ParagraphBlock } from './block.ts'
import { readFormulaText } from './formula.ts'
import { readHtmlBlocks } from './html-blocks.ts'
import { type Definitions, readInlineText } from './inline-text.ts'

/**
 * Reads a Markdown tree as blocks in reading order. Footnotes come last, as pages show them;
 * the number of an ordered item stays, since a reader sees it.
 */
export function readMarkdownBlocks(root: Root): { blocks: Block[]; footnotes: Block[] } {
  const definitions = new Map<string, Definition>()
  collectDefinitions(root, definitions)
  const written: FootnoteDefinition[] = []
  const blocks: Block[] = []
  for (const node of root.children)
    readNode(node, { blocks, definitions, footnotes: written, isTopLevel: true })
  const footnotes: Block[] = []
  for (const note of written) {
    for (const node of note.children) {
      readNode(node, { blocks: footnotes, definitions, footnotes: [], isTopLevel: false })
    }
  }
  return { blocks, footnotes }
}

interface Reading {
  readonly blocks: Block[]
  readonly definitions: Definitions
  readonly footnotes: FootnoteDefinition[]
  readonly isTopLevel: boolean
}

function readNode(node: RootContent, reading: Reading): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      readLines(node, reading)
      break
    case 'list':
      readList(node, { ...reading, isTopLevel: false })
      break
    case 'code':
      for (const text of readCode(node)) addVerbatim(text, reading)
      break
    case 'table': {
      const rows = node.children.map((row) =>
        row.children.map((cell) => readInlineText(cell.children, reading.definitions)),
      )
      addVerbatim(
        rows
          .map((cells) =>
            cells
              .map((cell) => oneLine(cell.raw))
              .join(' ')
              .trim(),
          )
          .join('\n'),
        reading,
      )
      reading.blocks.push(...rows.flatMap((cells) => cells.flatMap((cell) => cell.pictures)))
      break
    }
    case 'html':
      for (const block of readHtmlBlocks(drawMarkdown(drawFormulas(dropSlugTexts(node.value)))))
        reading.blocks.push(nested(block, reading.isTopLevel))
      break
    case 'blockquote':
      for (const child of node.children) readNode(child, { ...reading, isTopLevel: false })
      break
    case 'footnoteDefinition':
      reading.footnotes.push(node)
      break
    default:
  }
}

function readLines(node: Extract<RootContent, { type: 'heading' | 'paragraph' }>, reading: Reading): void {
  const { raw, form, pictures, leadingPictures } = readInlineText(node.children, reading.definitions)
  const isHeading = node.type === 'heading' && reading.isTopLevel
  if (!isHeading) reading.blocks.push(...pictures.slice(0, leadingPictures))
  const [, text = raw, anchor = null] =
    node.type === 'heading' ? (/^(.*?)\s*\{[^{}#]*#([^\s{}]+)[^{}]*\}$/s.exec(raw) ?? []) : []
  const slugText = anchor === null ? null : readSlugText(anchor)
  const own = slugText === null ? { anchor } : { anchor: null, slugText }
  if (isHeading) {
    reading.blocks.push({ kind: 'heading', level: node.depth, text: oneLine(text), ...own })
  } else if (raw !== '') {
    const isNestedHeading = node.type === 'heading' && own.anchor === null
    reading.blocks.push({
      kind: 'paragraph',
      form,
      raw: text,
      isTopLevel: reading.isTopLevel,
      isNestedHeading,
      ...(slugText !== null && { slugText }),
    })
  }
  reading.blocks.push(...pictures.slice(isHeading ? 0 : leadingPictures))
}

function readList(list: List, reading: Reading): void {
  const first = list.start ?? 1
  for (const [index, item] of list.children.entries()) {
    const from = reading.blocks.length
    for (const child of item.children) readNode(child, reading)
    const opening = reading.blocks[from]
    if (list.ordered && opening?.kind === 'paragraph' && opening.form !== 'verbatim') {
      reading.blocks[from] = { ...opening, raw: `${first + index}. ${opening.raw}` }
    }
  }
}

/** What a reader sees of a block of code: the label that its fence gives, and the code. */
function readCode({ lang, meta, value }: Code): string[] {
  const language = (lang ?? '').toLowerCase()
  if (queries.test(language)) return []
  const code = withoutMarks(dropSlugTexts(value), language).replace(/^\n+/, '').trimEnd()
  if (/^(?:math|katex)$/.test(language)) return [readFormulaText(code)]
  // A diagram breaks its lines by tags.
  if (language === 'mermaid') return [code.replace(/<br\s*\/?>/gi, ' ')]
  if (language.startsWith('{')) return readChunk(`${lang} ${meta ?? ''}`, code)
  const given = `${/\[.*$/.exec(lang ?? '')?.[0] ?? ''} ${meta ?? ''}`.replace(
    /\{[^}]*(?:\}|$)/g,
    (attributes) => (attributes.includes('=') ? attributes.replace(/[[\]{}]/g, ' ') : ''),
  )
  const [, titled, named, bracketed] =
    /(?:title|filename|file|name|label)=(?:"([^"]*)"|'([^']*)')|\[([^\]]{1,80})\]/.exec(given) ?? []
  const label =
    titled ??
    named ??
    bracketed ??
    (han.test(given)
      ? given
          .replace(/https?:\S+|[\w-]+=\S*/g, '')
          .replace(/\s+/g, ' ')
          .trim()
      : '')
  return label === '' ? [code] : [label, code]
}

/** A chunk of R Markdown or Quarto (`{r name, fig.cap="…"}`): its caption and its code, as far as it shows them. */
function readChunk(info: string, code: string): string[] {
  if (/\b(?:include|echo)\s*=\s*F(?:ALSE)?\b/.test(info) || /^#\|\s*(?:include|echo):\s*false\b/m.test(code))
    return []
  const caption =
    /\b(?:fig\.cap|title|filename|caption)\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(info)?.slice(1).join('') ||
    /^#\|\s*(?:fig-cap|tbl-cap|title|filename):\s*["']?(.*?)["']?\s*$/m.exec(code)?.[1]
  const shown = code.replace(/^#\|.*\n?/gm, '').trim()
  return [caption, shown].filter((text) => text !== undefined && text !== '') as string[]
}

/**
 * Code without the comments that mark lines for highlighting (`// highlight-next-line`, `// [!code ++]`) or name tabs;
 * of Rust without the lines that its documents hide (`# use tea;`).
 */
function withoutMarks(code: string, language: string): string {
  if (/^rust\b/.test(language)) return code.replace(/^[ \t]*#(?:[ \t].*)?(?:\n|$)/gm, '')
  if (!/highlight-|\[!code|#@tab/.test(code)) return code
  return code
    .replace(/^#@tab .*\n?/gm, '')
    .replace(/^[ \t]*(?:\/\/|#|--|;|%|\/\*|<!--|\{\/\*)[ \t]*highlight-(?:next-line|start|end)\b.*\n?/gm, '')
    .replace(/[ \t]*(?:\/\/|#|--|;|%|\/\*|<!--)[ \t]*\[!code [^\]\n]*\][ \t]*(?:\*\/|-->)?/g, '')
}

/** Code that plug-ins run, which no reader sees. */
const queries =
  /^(?:dataview|dataviewjs|tasks|query|button|meta-bind|meta-bind-button|buttons|cardlink|timeline-labeled|statblock)$/

function addVerbatim(raw: string, reading: Reading): void {
  if (raw.trim() === '') return
  reading.blocks.push({ kind: 'paragraph', form: 'verbatim', raw, isTopLevel: reading.isTopLevel })
}

/** Headings inside quotes and lists are no places to link to: they are read as text. */
function nested(block: Block, isTopLevel: boolean): Block {
  if (isTopLevel || block.kind === 'picture') return block
  if (block.kind === 'paragraph') return { ...block, isTopLevel } satisfies ParagraphBlock
  return { kind: 'paragraph', form: 'plain', raw: block.text, isTopLevel, isNestedHeading: true }
}

/** Pictures and links in Markdown between tags, where no blank line lets Markdown begin: their author meant them so. */
function drawMarkdown(html: string): string {
  if (!html.includes('](') || /<(?:pre|code|script|style|textarea)\b/i.test(html)) return html
  return html
    .replace(
      /!\[([^[\]\n"<>]{0,300})\]\(<?([^\s()<>"]{1,2000})>?(?:\s+"[^"\n]{0,300}")?\)/g,
      '<img src="$2" alt="$1">',
    )
    .replace(/\[([^[\]\n<>]{1,300})\]\((?:https?:|\.{0,2}\/)[^\s()<>"]{1,2000}\)/g, '$1')
}

/** Formulas between tags, which stand in fences by then. */
function drawFormulas(html: string): string {
  return html.replace(
    /^[ \t]*(`{4,})math\n([\s\S]*?)\n[ \t]*\1$/gm,
    (_, _ticks, formula: string) => `<pre>${escapeHtml(formula)}</pre>`,
  )
}

function oneLine(text: string): string {
  return text.replace(/\n{2,}/g, ' ')
}

function collectDefinitions(node: Nodes, definitions: Map<string, Definition>): void {
  if (node.type === 'definition') {
    const label = node.identifier.toLowerCase()
    if (!definitions.has(label)) definitions.set(label, node)
  } else if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  ) {
    for (const child of node.children) collectDefinitions(child, definitions)
  }
}
