import type { Root } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

// A single `~` is no strikethrough here: Chinese writes ranges with it (3~5天，10~20元).
const options = { singleTilde: false }

const strictProcessor = unified().use(remarkParse).use(gfmWithoutBareLinks).freeze()
const processor = unified().use(remarkParse).use(gfmWithoutBareLinks).use(remarkCjkFriendly).freeze()
const pageProcessor = unified().use(remarkParse).use(remarkGfm, options).use(remarkCjkFriendly).freeze()
const mdxProcessor = processor().use(withoutIndentedCode).freeze()
const mdxPageProcessor = pageProcessor().use(withoutIndentedCode).freeze()

/** Parses Markdown as CommonMark has it: `**` that closes behind a Chinese mark and before a letter is text. */
export function parseCommonMark(markdown: string): Root {
  return strictProcessor.parse(markdown)
}

/**
 * Parses Markdown for its text, with GitHub's extensions, and bold that closes beside Chinese marks. An address that
 * stands bare is text.
 *
 * @param isMdx  lines by their indent are no code
 */
export function parseMarkdown(markdown: string, isMdx = false): Root {
  return (isMdx ? mdxProcessor : processor).parse(markdown)
}

/** Parses Markdown for a page of it: as for its text, and an address that stands bare is a link. */
export function parseMarkdownPage(markdown: string, isMdx = false): Root {
  return (isMdx ? mdxPageProcessor : pageProcessor).parse(markdown)
}

function withoutIndentedCode(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['codeIndented'] } }]
}

/** GitHub's extensions but links of bare addresses, which make no text and take 7 % of the time of a build. */
function gfmWithoutBareLinks(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [gfmFootnote(), gfmStrikethrough(options), gfmTable(), gfmTaskListItem()]
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ]
}
