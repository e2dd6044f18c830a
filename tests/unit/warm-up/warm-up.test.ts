import { expect, it } from 'vitest'
import { openManifest } from '../../../src/format/header/manifest.ts'
import { readByteText } from '../../../src/warm-up/byte-text.ts'
import { warmUp } from '../../../src/warm-up/warm-up.ts'
import { warmUpIndex } from '../../../src/warm-up/warm-up-index.table.ts'

it('answers every question over the index it carries', async () => {
  expect(await warmUp()).toBe(48)
})

it('carries an index of the format that this code reads', () => {
  const manifest = readByteText(warmUpIndex['manifest.json']!)
  expect(openManifest(manifest).manifest).toMatchObject({ engine: 'packed', whole: false })
})
