/**
 * Logical name of the file of the thesaurus, a JSON object: each colloquial word with the formal words of the corpus that
 * stand for it, folded. `find-formal-words.ts` reads it.
 */
export const thesaurusName = 'thesaurus.json'
