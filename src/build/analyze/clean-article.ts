import type { ParsedArticle, Passage } from '../../format/article.ts'

// Controls but for tab, line feed and carriage return; noncharacters that XML has no form for; lone surrogates.
const unwanted = /[\p{Cc}\ufffe\uffff\ud800-\udfff]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
const lineEnds = /\r\n?/g
const blanks = /[\t\n\r]+/g

/**
 * Takes what no reader sees and no other format can carry out of every field of an article: control characters,
 * noncharacters, lone surrogates. Only the text of a passage keeps tabs and line ends. It comes before analysis,
 * so that what is indexed is what is stored.
 */
export function cleanArticle({ article, passages, ...rest }: ParsedArticle): ParsedArticle {
  return {
    ...rest,
    article: {
      ...article,
      id: cleanLine(article.id),
      title: cleanLine(article.title),
      url: cleanLine(article.url),
      date: cleanLine(article.date),
      authors: article.authors.map(cleanLine),
      editors: article.editors.map(cleanLine),
      tags: article.tags.map(cleanLine),
      description: cleanLine(article.description),
      image: cleanLine(article.image),
      fields: Object.fromEntries(
        Object.entries(article.fields).map(([name, values]) => [cleanLine(name), values.map(cleanLine)]),
      ),
    },
    passages: passages.map(cleanPassage),
  }
}

function cleanPassage(passage: Passage): Passage {
  return {
    ...passage,
    headings: passage.headings.map(cleanLine),
    anchor: cleanLine(passage.anchor),
    text: clean(passage.text, lineEnds, '\n'),
    pictures: passage.pictures.map(({ src, caption }) => ({
      src: cleanLine(src),
      caption: cleanLine(caption),
    })),
  }
}

function cleanLine<Line extends string | null>(line: Line): Line {
  return clean(line, blanks, ' ')
}

/** Cleans a text; its breaks, of lines or of words, become one character. */
function clean<Text extends string | null>(text: Text, breaks: RegExp, joint: string): Text {
  if (text === null || !unwanted.test(text)) return text
  return text.toWellFormed().replace(breaks, joint).replace(controls, '') as Text
}
