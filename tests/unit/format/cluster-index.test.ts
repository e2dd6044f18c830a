import { describe, expect, it } from 'vitest'
import {
  clusterFields,
  describeClusterIndex,
  foldedValueField,
  impactScale,
  impactSeparator,
  termSeparator,
  valueField,
} from '../../../src/format/cluster-index.ts'

const { settings, mappings } = describeClusterIndex(2, { shards: 3, replicas: 1 }, { content: 'c' })
const { analysis } = settings
/** Every object of the mapping, fields of fields too. */
const fields = Object.entries(
  mappings.properties as Record<string, { analyzer?: string; fields?: object }>,
).flatMap(([name, field]) => [
  [name, field] as const,
  ...Object.entries((field.fields ?? {}) as Record<string, { analyzer?: string }>).map(
    ([inner, one]) => [`${name}.${inner}`, one] as const,
  ),
])

describe('an index of a cluster', () => {
  it('has every field of a document, and two columns for each field of a filter', () => {
    const names = fields.map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(Object.values(clusterFields)))
    for (const number of [0, 1]) {
      expect(names).toContain(valueField(number))
      expect(names).toContain(foldedValueField(number))
    }
    expect(names).not.toContain(valueField(2))
  })

  it('defines every analyzer, tokenizer and filter that it names', () => {
    const used = fields.flatMap(([, { analyzer }]) => analyzer ?? [])
    expect(new Set(used)).toEqual(new Set(Object.keys(analysis.analyzer)))
    const analyzers = Object.values(analysis.analyzer) as { tokenizer: string; filter?: string[] }[]
    expect(new Set(analyzers.map(({ tokenizer }) => tokenizer))).toEqual(
      new Set(Object.keys(analysis.tokenizer)),
    )
    expect(analyzers.flatMap(({ filter }) => filter ?? [])).toEqual(Object.keys(analysis.filter))
  })

  it('reads impacts as they are written: terms and their scores by the separators of the writer', () => {
    expect(analysis.tokenizer.terms).toEqual({ type: 'char_group', tokenize_on_chars: [termSeparator] })
    expect(analysis.filter.impact).toEqual({ type: 'delimited_term_freq', delimiter: impactSeparator })
    expect(settings.similarity.impact.script.source).toContain(`/ ${impactScale}.0`)
  })

  it('is spread as asked, and has no copies while documents are fed', () => {
    expect(settings).toMatchObject({ number_of_shards: 3, number_of_replicas: 0, refresh_interval: '-1' })
    expect(mappings._meta.hansou).toEqual({ content: 'c' })
  })
})
