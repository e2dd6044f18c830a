import type { ClusterLayout } from './cluster-layout.ts'

/** Fields of a document of the cluster; a document is a passage. */
export const clusterFields = Object.freeze({
  /** Number of the passage in the index; of equal scores the lower one is first. */
  passage: 'passage',
  /** Number of its article. */
  article: 'article',
  /** Position in its article, from 0; passages of an article follow each other. */
  ordinal: 'ordinal',
  /** Length of its text, in different terms. */
  textLength: 'text_length',
  /** Days since 1970-01-01; none where the article has no date. */
  day: 'day',
  /** Id of its article. */
  articleId: 'article_id',
  /** Terms, each with its finished score instead of its frequency. */
  impacts: 'impacts',
  /** Folded fields, a token a character, with positions. */
  characters: 'characters',
  /** The same fields, a token for each two letters that follow each other, without positions. */
  bigrams: 'characters.bigrams',
  /** Stored fields: the records of passage and article; see `passageToRecord` and `articleToRecord`. */
  passageRecord: 'passage_record',
  articleRecord: 'article_record',
})

/** Name of the column that counts and shows the values of a field, by its number among the fields of the index. */
export function valueField(number: number): string {
  return `values_${number}`
}

/** Name of the field that filters by folded values. */
export function foldedValueField(number: number): string {
  return `folded_${number}`
}

/** Scores are whole numbers in the cluster: steps of about two millionths. */
export const impactScale = 2 ** 19

/** Segments of a shard at most before its documents are all there. */
const maxSegments = 100

/** Passages that one search answers at most. */
export const maxResults = 20_000

/** Between the terms of `impacts`, and between a term and its score; no term contains either. */
export const termSeparator = ' '
/** Between a term and its score. */
export const impactSeparator = '\t'

/** What an index of the cluster says of itself, so that an artifact can tell whether it is its own. */
export interface ClusterIndexMeta {
  /** `content` of the manifest of the artifact. */
  readonly content: string
}

/**
 * Settings and mapping of an index, but for its copies.
 *
 * The similarity reads a finished score back: the cluster needs no statistics, and any number of shards score alike.
 * Nothing is kept twice: there is no `_source`, and a field is either indexed, or a column, or stored, but for numbers.
 *
 * @param fields  how many fields articles can be filtered by
 */
export function describeClusterIndex(fields: number, { shards }: ClusterLayout, meta: ClusterIndexMeta) {
  const stored = { type: 'keyword', index: false, doc_values: false, store: true }
  const values = Array.from({ length: fields }, (_, number) => [
    [valueField(number), { type: 'keyword', index: false, doc_values: true }],
    [foldedValueField(number), { type: 'keyword', doc_values: false, norms: false }],
  ]).flat() as [string, object][]
  return {
    settings: {
      number_of_shards: shards,
      number_of_replicas: 0,
      refresh_interval: '-1',
      // What a node loses that ends while it is fed is missed when the passages are counted.
      'translog.durability': 'async',
      // Segments are merged once, when all documents are there.
      'merge.policy.segments_per_tier': maxSegments,
      'merge.policy.max_merge_at_once': maxSegments,
      max_result_window: maxResults,
      'unassigned.node_left.delayed_timeout': '5s',
      similarity: {
        impact: {
          type: 'scripted',
          script: { source: `return query.boost * doc.freq / ${impactScale}.0` },
        },
      },
      analysis: {
        tokenizer: {
          terms: { type: 'char_group', tokenize_on_chars: [termSeparator] },
          characters: { type: 'ngram', min_gram: 1, max_gram: 1 },
          bigrams: { type: 'ngram', min_gram: 2, max_gram: 2, token_chars: ['letter'] },
        },
        filter: { impact: { type: 'delimited_term_freq', delimiter: impactSeparator } },
        analyzer: {
          impacts: { type: 'custom', tokenizer: 'terms', filter: ['impact'] },
          characters: { type: 'custom', tokenizer: 'characters' },
          bigrams: { type: 'custom', tokenizer: 'bigrams' },
        },
      },
    },
    mappings: {
      dynamic: 'strict',
      // Nor is a second source kept for copies that fall behind: they copy files.
      _source: { enabled: false, recovery_source_enabled: false },
      _meta: { hansou: meta },
      properties: {
        [clusterFields.passage]: { type: 'integer' },
        [clusterFields.article]: { type: 'integer', index: false },
        [clusterFields.ordinal]: { type: 'integer', index: false },
        [clusterFields.textLength]: { type: 'integer', index: false },
        [clusterFields.day]: { type: 'integer' },
        [clusterFields.articleId]: { type: 'keyword', doc_values: false, norms: false },
        [clusterFields.impacts]: {
          type: 'text',
          analyzer: 'impacts',
          similarity: 'impact',
          index_options: 'freqs',
          norms: false,
        },
        [clusterFields.characters]: {
          type: 'text',
          analyzer: 'characters',
          index_options: 'positions',
          norms: false,
          fields: {
            bigrams: { type: 'text', analyzer: 'bigrams', index_options: 'docs', norms: false },
          },
        },
        [clusterFields.passageRecord]: stored,
        [clusterFields.articleRecord]: stored,
        ...Object.fromEntries(values),
      },
    },
  }
}
