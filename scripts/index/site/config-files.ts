import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parseDocument } from 'yaml'
import { isJsonObject, type JsonObject } from '../../../src/text/json-object.ts'

/** A configuration as plain values; empty where the file cannot be parsed. */
export type ConfigValues = JsonObject

/** The first of some files that stands in a folder, or null. */
export function findFile(folder: string, names: readonly string[]): string | null {
  return names.find((name) => existsSync(join(folder, name))) ?? null
}

/** Names that a configuration may have that is a program. */
export function programs(name: string): string[] {
  return ['ts', 'mts', 'js', 'mjs', 'cjs'].map((ending) => `${name}.${ending}`)
}

/** The text of a file, or empty where it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return ''
  }
}

/** Reads a configuration in YAML, TOML or JSON by the ending of its name. Tags of YAML that name code are passed over. */
export function readConfigValues(path: string): ConfigValues {
  const text = readText(path)
  try {
    const values: unknown = /\.toml$/i.test(path)
      ? parseToml(text)
      : /\.json$/i.test(path)
        ? JSON.parse(text)
        : parseDocument(text, { logLevel: 'silent', uniqueKeys: false, merge: true }).toJS()
    return typeof values === 'object' && values !== null ? (values as ConfigValues) : {}
  } catch {
    return {}
  }
}

/** A text inside mappings, by its keys in any case; null where none stands. */
export function textAt(values: unknown, ...keys: readonly string[]): string | null {
  const value = valueAt(values, ...keys)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** A list of texts inside mappings, or one text; empty where none stands. */
export function textsAt(values: unknown, ...keys: readonly string[]): string[] {
  const value = valueAt(values, ...keys)
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
}

/** The boolean under some keys of a configuration, one in the other; null where none stands there. */
export function flagAt(values: unknown, ...keys: readonly string[]): boolean | null {
  const value = valueAt(values, ...keys)
  return typeof value === 'boolean' ? value : null
}

/** The value under some keys of a configuration, one in the other; undefined where none stands there. */
export function valueAt(values: unknown, ...keys: readonly string[]): unknown {
  let inner = values
  for (const key of keys) {
    if (typeof inner !== 'object' || inner === null) return undefined
    const found = Object.keys(inner).find((name) => name.toLowerCase() === key.toLowerCase())
    inner = found === undefined ? undefined : (inner as Record<string, unknown>)[found]
  }
  return inner
}

/** A mapping inside mappings; empty where none stands. */
export function mapAt(values: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> {
  const value = valueAt(values, ...keys)
  return isJsonObject(value) ? value : {}
}

/** The path of an address, with `/` at both ends. */
export function pathOfAddress(address: string | null): string {
  if (address === null || address === '') return '/'
  const path = URL.canParse(address) ? new URL(address).pathname : address
  return `/${path}/`.replace(/\/{2,}/g, '/')
}
