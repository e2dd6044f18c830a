import { describe, expect, it } from 'vitest'
import { analyzerFingerprint } from '../../../../src/analysis/analyzer.ts'
import { fileHeadBytes, writeFileHead } from '../../../../src/format/header/file-head.ts'
import { formatVersion } from '../../../../src/format/header/format-version.ts'
import { type Manifest, openManifest, writeManifest } from '../../../../src/format/header/manifest.ts'
import { defaultSimilarity } from '../../../../src/format/postings/similarity.ts'

const manifest: Manifest = {
  format: 'hansou',
  version: formatVersion,
  analyzer: analyzerFingerprint,
  engine: 'packed',
  content: '0123456789abcdef',
  passages: 3,
  articles: 2,
  whole: false,
  fields: ['author'],
  averageTextLength: 70.5,
  averageTitleLength: 4,
  similarity: defaultSimilarity,
  files: { header: { name: 'header-0123456789abcdef.bin', start: 0, bytes: 8 } },
}
/** A manifest as another program would write it: its checksum holds. */
const read = (content: object) => openManifest(writeManifest(content as Manifest)).manifest

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(read(manifest)).toEqual(manifest)
    expect(read({ ...manifest, clusterIndex: 'articles-1' }).clusterIndex).toBe('articles-1')
  })

  it.each<[what: string, wrong: object]>([
    ['of another program', { format: 'lucene' }],
    ['of an engine that there is not', { engine: 'tantivy' }],
    ['without an analyzer', { analyzer: undefined }],
    ['whose passages are no number', { passages: '3' }],
    ['whose articles are no number', { articles: null }],
    ['without a similarity', { similarity: undefined }],
    ['whose fields are no list', { fields: 'author' }],
    ['without files', { files: undefined }],
  ])('%s is refused, though its checksum holds', (_, wrong) => {
    expect(() => read({ ...manifest, ...wrong })).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT', message: expect.stringContaining('lacks') }),
    )
  })

  it.each([
    ['INDEX_TOO_OLD', { version: formatVersion - 1 }],
    ['INDEX_TOO_NEW', { version: formatVersion + 1 }],
    ['ANALYZER_MISMATCH', { analyzer: 'hansou-analysis-0' }],
  ])('is refused with %s', (code, other) => {
    expect(() => read({ ...manifest, ...other })).toThrow(expect.objectContaining({ code }))
  })

  it('of another version is named by its version, whatever else it lacks', () => {
    expect(() => read({ version: formatVersion + 1 })).toThrow(
      expect.objectContaining({ code: 'INDEX_TOO_NEW' }),
    )
  })

  it.each([
    ['with a byte changed', (text: string) => text.replace('passages', 'passagez')],
    ['cut short', (text: string) => text.slice(0, -20)],
    ['that is no object', () => 'null'],
    ['that is no JSON', () => '<!doctype html>'],
  ])('%s is refused with INDEX_CORRUPT', (_, damage) => {
    const text = new TextDecoder().decode(writeManifest(manifest))
    expect(() => openManifest(new TextEncoder().encode(damage(text))).manifest).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT' }),
    )
  })
})

describe('a header file', () => {
  it.each([
    ['plain', 256 << 10, false],
    ['deflated', 96 << 10, true],
  ])('that is %s is in the manifest where it has up to %d bytes', (_, most, deflated) => {
    const has = (bytes: number): boolean => {
      const file = writeFileHead('header', new Uint8Array(bytes - fileHeadBytes), deflated)
      return openManifest(writeManifest(manifest, file)).headerFile !== null
    }
    expect([has(most), has(most + 1)]).toEqual([true, false])
  })
})
