import {
  captionOf,
  han,
  isAddress,
  labelsOf,
  readArguments,
  sourceOf,
  type TagArguments,
  writeLabel,
  writePicture,
} from './tag-arguments.ts'

/** What a tag leaves in the text. */
export interface TagText {
  readonly text: string
  /** Stands apart from the text around it, as a label does. */
  readonly isBlock: boolean
  /** Is a word of the sentence that it stands in, if it stands in one. */
  readonly isWord?: boolean
}

const nothing: TagText = { text: '', isBlock: false }
const pictureTags =
  /^(?:asset_img|img|image|figure|picture|photo|fig|ghimg|imgproc|lightgallery|resize-image)$/
const linkTags = /^(?:post_link|asset_link|page_link)$/
const inlineLabels = 'label|span|u|del|kbd|psw|hideinline|btn|button|checkbox|radio|nota|link|badge'
/** Tags whose first quoted words are shown, whatever the language. */
const labelTags = new RegExp(
  `^(?:${inlineLabels}|admonition|notice|note|callout|details|expand|collapse|tab|spoiler|card|hint|alert|folding|fold|hidetoggle|hideblock|subnode|emphasize|tag|timenode|cell|figcaption|quote|blockquote|toggle|accordion|steps?|admonition-title|dropdown|chip)$`,
)
/** Tags that stand inside of a line. */
const inlineTags = new RegExp(
  `^(?:${inlineLabels}|emp|wavy|emoji|ruby|a|mark|sub|sup|color|icon|fa|br|person|param|version(?:-\\w+)?)$`,
)
/** Tags whose arguments may be words that no reader sees. */
const silentTags =
  /^(?:tabs|toc|(?:rel)?ref|post_(?:path|url)|link_to|url_for|music|video|audio|[ad]player|meting\w*|assign|if|els(?:e|e?if)|unless|case|when|for|capture|(?:in|de)crement|cycle|param|partial|include_(?:code|relative)|render|gallery|mermaid|echarts|typeit|countdown)$/

/**
 * What a reader sees of a tag of Hexo, Jekyll or Nunjucks (`{% … %}`): pictures with their captions, texts of links,
 * labels of boxes and tabs. The text between two tags is not part of either.
 *
 * @param written  between `{%` and `%}`
 */
export function readTemplateTag(written: string): TagText {
  const [, name = '', rest = ''] = /^[-\s]*([\w.-]+)\s*([\s\S]*?)[-\s]*$/.exec(written) ?? []
  const tag = name.toLowerCase()
  if (tag.startsWith('end'))
    return {
      text: '',
      isBlock:
        !/^end(?:if|for|unless|case|capture|raw|verbatim)$/.test(tag) && !inlineTags.test(tag.slice(3)),
    }
  if (tag === 'include' || tag === 'include_cached') return readInclude(rest)
  const given = readArguments(rest)
  if (linkTags.test(tag)) return { text: linkText(given), isBlock: false }
  if (tag === 'asset_path') return { text: given.positional[0]?.text ?? '', isBlock: false }
  return readShownTag(tag, given, wordsOf(rest, given))
}

/**
 * What a reader sees of a shortcode of Hugo (`{{< … >}}`, `{{% … %}}`).
 *
 * @param written  between the delimiters
 */
export function readShortcode(written: string): TagText {
  const [, close = '', name = '', rest = ''] =
    /^\s*(\/?)\s*([\w/.-]+)\s*([\s\S]*?)\/?\s*$/.exec(written) ?? []
  const tag = name.toLowerCase().replace(/^.*\//, '')
  if (close !== '') return { text: '', isBlock: !inlineTags.test(tag) }
  const given = readArguments(rest)
  return readShownTag(tag, given, given.positional)
}

function readShownTag(tag: string, given: TagArguments, words: TagArguments['positional']): TagText {
  if (pictureTags.test(tag)) return readPictureTag(given)
  if (silentTags.test(tag)) return nothing
  const labels = [...new Set([...labelsOf(given), ...shownWords(tag, words)])]
  const isInline = inlineTags.test(tag)
  return {
    text: labels.map(writeLabel).join(isInline ? ' ' : '\n\n'),
    isBlock: !isInline && (labels.length > 0 || labelTags.test(tag)),
    isWord: labels.length === 1 && !labelTags.test(tag),
  }
}

/** `{% include figure.html src="a.png" caption="…" %}`: what is included is known by its arguments only. */
function readInclude(rest: string): TagText {
  const given = readArguments(rest)
  const source = sourceOf(given)
  const caption = captionOf(given)
  if (pictureFile.test(source)) return { text: writePicture(source, caption), isBlock: true }
  return { text: labelsOf(given).map(writeLabel).join('\n\n'), isBlock: true }
}

function readPictureTag(given: TagArguments): TagText {
  const words = given.positional
    .flatMap(({ text, isQuoted }) => (isQuoted ? [text] : text.split(/,(?!,)/)))
    .filter(Boolean)
  const source = sourceOf(given) || (words.find((word) => isAddress(word) || pictureFile.test(word)) ?? '')
  const after = words.slice(words.indexOf(source) + 1).filter((word) => !/^\d+(?:px|%)?$/.test(word))
  // Hexo writes a title with the alternative text in its own quotes.
  const caption =
    captionOf(given) ||
    after
      .join(' ')
      .replace(/^(.*\S)\s*['"][^'"]*['"]$/, '$1')
      .replace(/^["']|["']$/g, '')
  return source === ''
    ? { text: writeLabel(caption), isBlock: true }
    : { text: writePicture(source, caption), isBlock: true }
}

const pictureFile = /\.(?:png|jpe?g|gif|webp|svg|avif)$/i

/** The title of `{% post_link slug title %}`; without one, the name of a post in Chinese is its title. */
function linkText({ positional }: TagArguments): string {
  const [target, ...words] = positional.map(({ text }) => text)
  if (/^(?:true|false)$/.test(words.at(-1) ?? '')) words.pop()
  if (words.length > 0) return words.join(' ')
  return target !== undefined && han.test(target) ? target.replace(/^.*\//, '') : ''
}

const apart = /[,，]|::/

/** Words that a tag of Hexo is given, which commas or `::` (Volantis) may part. */
function wordsOf(rest: string, { named, positional }: TagArguments): TagArguments['positional'] {
  return named.size === 0 && apart.test(rest.replace(/(["'`]).*?\1/g, ''))
    ? rest
        .split(apart)
        .map((text) => ({ text: text.trim().replace(/^(["'])(.*)\1$/, '$2'), isQuoted: false }))
    : joinWords(positional)
}

function shownWords(tag: string, words: TagArguments['positional']): string[] {
  return words
    .map(({ text, isQuoted }) => ({ text: text.replace(/^[\w-]*@(?=\S)/, ''), isQuoted }))
    .filter(
      ({ text, isQuoted }) =>
        text !== '' &&
        !isAddress(text) &&
        !/^color:/.test(text) &&
        (han.test(text) ||
          /^(?:kbd|mark)$/.test(tag) ||
          (isQuoted && labelTags.test(tag) && !isClassList(text))),
    )
    .map(({ text }) => text)
}

/** Words without quotes belong together from the first one in Chinese on (`{% note info 升级 v2 %}`). */
function joinWords(positional: TagArguments['positional']): TagArguments['positional'] {
  const first = positional.findIndex(({ text, isQuoted }) => !isQuoted && han.test(text))
  if (first < 0) return positional
  const joined = positional
    .slice(first)
    .filter(({ isQuoted, text }) => !isQuoted && !isAddress(text) && !/^[a-z]+:[\w#]+$/.test(text))
  const quoted = positional.filter(({ isQuoted }) => isQuoted)
  return [...quoted, { text: joined.map(({ text }) => text).join(' '), isQuoted: false }]
}

/** Classes, colours and icons that boxes are given (`warning`, `fas fa-bolt`, `true`). */
function isClassList(text: string): boolean {
  return /^(?:true|false|open|close|success|info|warning|danger|error|tip|note|primary|default|abstract|question|quote|bug|example|failure|simple|flat|modern|disabled|no-icon|\d+(?:px|%)?|#[\da-f]+|(?:fa[bsrld]?|icon|bi|mdi)[\s-].*)$/i.test(
    text.trim(),
  )
}

const rawOrLoop =
  /(\{%-?\s*raw\s*-?%\}[\s\S]{0,20000}?\{%-?\s*endraw\s*-?%\})|\{%-?\s*for\b[^%]{0,300}%\}(?:(?!\{%-?\s*for\b)[\s\S]){0,9000}?\{%-?\s*endfor\s*-?%\}/g
const deepestLoops = 4

/** Text without loops of Liquid: what is between `{% for %}` and its end is written for other pages' values. */
export function withoutLoops(text: string): string {
  let shown = text
  for (let depth = 0; depth < deepestLoops && /\{%-?\s*for\b/.test(shown); depth++)
    shown = shown.replace(rawOrLoop, (_, raw: string | undefined) => raw ?? '')
  return shown
}

/** HTML without the tags, expressions and shortcodes of templates (`{% for %}`, `{{ page.url }}`, `{{< fig >}}`). */
export function withoutTemplates(html: string): string {
  return withoutLoops(html).replace(/\{%[^%]{0,1000}%\}|\{\{[^{}]{0,1000}\}\}/g, '')
}
