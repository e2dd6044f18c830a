/** Name of the file of synonyms among the named files of an index. */
export const synonymsName = 'synonyms.json'
