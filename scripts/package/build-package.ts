import { createHash } from 'node:crypto'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle, type InlineConfig } from 'tsdown'
import { hashSources } from '../index/hash-sources.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const out = join(root, 'dist/package')
