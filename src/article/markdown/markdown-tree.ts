import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

// A single `~` is no strikethrough here: Chinese writes ranges with it (3~5天，10~20元).
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .freeze()

const strictProcessor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze()

/** Parses Markdown as CommonMark has it: `**` that closes behind a Chinese mark and before a letter is text. */
export function parseCommonMark(markdown: string): Root {
  return strictProcessor.parse(markdown)
}

/** Parses Markdown with GitHub's extensions, and bold that closes beside Chinese marks. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown)
}
