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

/** Parses Markdown with GitHub's extensions, and bold that closes beside Chinese marks. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown)
}
