/**
 * Logical name of the file of synonyms, a JSON object: each folded word with the other words of its group.
 * `create-expander.ts` reads it.
 */
export const synonymsName = 'synonyms.json'
