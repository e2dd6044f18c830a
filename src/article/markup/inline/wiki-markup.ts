import { trackFences } from '../../markdown/fences.ts'
import { type InlineContext, match, type Replacement, replace } from './inline-construct.ts'

/** `[[note|alias]]` is its alias, `[[folder/note#part]]` the name of the note. */
export function readWikiLink(text: string, at: number): Replacement | null {
  const link = match(/\[\[([^[\]\n|]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\]/y, text, at)
  if (!link) return null
  const [whole, target = '', alias = ''] = link
  // A list of numbers is no name of a note.
  if (alias === '' && /^[\d\s.+*-]*(?:[,，][\d\s.,，+*-]*|\d)$/.test(target) && !/^\d{4}-\d/.test(target))
    return null
  const [name = '', ...parts] = target.replace(/\\$/, '').split('#')
  const shown =
    alias.trim() || name.slice(name.lastIndexOf('/') + 1).trim() || (parts.at(-1) ?? '').replace(/^\^.*/, '')
  return { text: shown, end: at + whole.length }
}

/** `![[file|alias]]` shows another file; of a picture the alias is a caption where it is no size. */
export function readEmbed(text: string, at: number, { kinds }: InlineContext): Replacement | null {
  if (text[at + 1] !== '[') return null
  const sized = match(
    /(!\[[^\]\n]{0,500}\]\(\s*<?[^\s()<>]{1,2000}>?(?:[ \t]+"[^"\n]*")?)[ \t]+=[\dx*%]{1,12}([ \t]+"[^"\n]*")?[ \t]*\)/y,
    text,
    at,
  )
  if (sized) return replace(sized, `${sized[1]}${sized[2] ?? ''})`)
  // A drawing in the address, as it holds the place of a picture that a script loads; its tags are no address in Markdown.
  const drawn = match(/!\[[^\]\n]{0,500}\]\(data:image\/[^)\n]*<[^)\n]*\)/y, text, at)
  if (drawn) return replace(drawn, '')
  const embed = kinds.has('wiki')
    ? match(/!\[\[([^[\]\n|]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\]/y, text, at)
    : null
  if (!embed) return null
  const alias = (embed[2] ?? '')
    .split('|')
    .filter(
      (part) =>
        part.trim() !== '' && !/^\s*\d+(?:x\d+)?\s*$/.test(part) && !/^(?:left|right|center)$/.test(part),
    )
  return replace(embed, alias.join(' '))
}

/** The name of a block at the end of a line (`^name`); a power is none. */
export function readBlockId(text: string, at: number): Replacement | null {
  const id = match(/\^(?!\d{1,5}[ \t]*(?:\n|$))[a-zA-Z0-9-]{3,64}[ \t]*(?=\n|$)/y, text, at)
  if (!id) return null
  const before = text[at - 1] ?? ''
  // Plug-ins write long ones right behind a sentence.
  const isId =
    /^$|\s/.test(before) || (/\d/.test(id[0]) && id[0].length > 8 && /[。！？；”」』）…]/.test(before))
  return isId ? replace(id, '') : null
}

/** Code that Dataview runs inside a line (`= this.file.name`), which no reader sees. */
export function isInlineQuery(code: string): boolean {
  return /^`(?:\$)?= [^`]+`$/.test(code)
}

const inlineTag = /(?<=^|[\s（(，。、；：])#([\p{L}\p{N}_/-]*[\p{L}_][\p{L}\p{N}_/-]*)/gmu

/** Tags that stand in the text of a note (`#书/小说`), outside of code. */
export function readInlineTags(markdown: string): string[] {
  if (!/#[\p{L}\p{N}_]/u.test(markdown)) return []
  const fences = trackFences()
  const text = markdown
    .split('\n')
    .filter((line) => fences.read(line) === 'none')
    .join('\n')
    .replace(/`[^`\n]*`|%%[\s\S]*?%%|\$[^$\n]*\$|<[^<>\n]*>|\]\([^()\n]*\)|\[\[[^\]\n]*\]\]/g, ' ')
  return [...new Set([...text.matchAll(inlineTag)].map(([, tag]) => tag!.replace(/\/+$/, '')))]
}

const drawing = /^#{1,2} Drawing\n+`{3}(?:compressed-)?json\n/m

/** Leaves of a drawing of Excalidraw the words that stand in it. */
export function dropDrawing(markdown: string): string {
  const start = drawing.exec(markdown)?.index
  if (start === undefined) return markdown
  return markdown
    .slice(0, start)
    .replace(/^==⚠[^\n]*$|^#{1,2} (?:Excalidraw Data|Text Elements|Element Links|Embedded Files)$|^%%$/gm, '')
}
