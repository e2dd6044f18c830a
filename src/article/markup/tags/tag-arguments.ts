/** What a template tag or shortcode is given. */
export interface TagArguments {
  readonly named: ReadonlyMap<string, string>
  /** In order, with quotes taken off. */
  readonly positional: readonly { readonly text: string; readonly isQuoted: boolean }[]
}

const argument =
  /(?:([A-Za-z_][\w-]*)[ \t]*=[ \t]*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`=]+|=))/g

/** Cuts the arguments of a tag: `name "text" key="value" word`. */
export function readArguments(written: string): TagArguments {
  const named = new Map<string, string>()
  const positional: { text: string; isQuoted: boolean }[] = []
  for (const [, key, double, single, back, bare] of written.matchAll(argument)) {
    const quoted = double ?? single ?? back
    const text = (quoted ?? bare?.replace(/[,，]$/, '') ?? '').replace(/\\(["'])/g, '$1')
    if (key !== undefined) named.set(key.toLowerCase(), text)
    else if (!/^=?$/.test(text)) positional.push({ text, isQuoted: quoted !== undefined })
  }
  return { named, positional }
}

/** A character that Chinese, Japanese or Korean is written with. */
export const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a text is an address or the name of a file. */
export function isAddress(text: string): boolean {
  return (
    /^(?:[a-z]+:)?\/\//i.test(text) || /^[./]/.test(text) || /^[^\s]*\.[a-z]{2,5}\d?(?:[?#].*)?$/i.test(text)
  )
}

/** Keys under which a tag names its title or caption, the most telling first. */
const captionKeys = 'caption title alt text desc description'.split(' ')
const labelKeys =
  'title label text summary caption header heading name content desc description subtitle tooltip author alt tip hint question'.split(
    ' ',
  )
const sourceKeys = 'src source image_path image img path file url link href'.split(' ')

/** The value of the first key that has one. */
function firstOf(named: ReadonlyMap<string, string>, keys: readonly string[]): string {
  for (const key of keys) if (named.get(key)) return named.get(key)!
  return ''
}

/** The caption that the arguments of a tag give a picture, behind its title; empty where they give none. */
export function captionOf({ named }: Pick<TagArguments, 'named'>): string {
  const caption = firstOf(named, captionKeys)
  const title = named.get('title') ?? ''
  // Hugo shows whom a picture is of behind its caption.
  return [caption.includes(title) ? '' : title, caption, named.get('attr') ?? ''].join(' ').trim()
}

/** The address that the arguments of a tag give a picture; empty where they give none. */
export function sourceOf({ named }: TagArguments): string {
  return firstOf(named, sourceKeys)
}

/** Names that a reader sees on a box, tab or button: each on a line of its own. */
export function labelsOf({ named }: Pick<TagArguments, 'named'>): string[] {
  return labelKeys.flatMap((key) => {
    const text = named.get(key)?.trim() ?? ''
    const isSwitch = /^(?:true|false|[01])?$/.test(text)
    return isSwitch || (/^(?:name|author)$/.test(key) && !han.test(text)) || isAddress(text) ? [] : [text]
  })
}

/** A picture in Markdown. */
export function writePicture(src: string, caption: string): string {
  const alt = caption.replace(/[[\]\\\n]/g, ' ').trim()
  return `![${alt}](<${src.replace(/[<>\n]/g, '')}>)`
}

/** A label as a paragraph: what would begin a block in Markdown is escaped. */
export function writeLabel(label: string): string {
  return label
    .trim()
    .replace(/^(?:#{1,6}(?=\s)|>|[*+-](?=\s)|=+$)/, '\\$&')
    .replace(/^\d+(?=[.)]\s)/, '$&\\')
}
