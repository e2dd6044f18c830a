import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SiteRecipe } from './site-recipe.ts'

const sources = fileURLToPath(new URL('../../../tests/fixtures/sites-src/', import.meta.url))

/** A built site, or why there is none. */
export type BuiltSite = { readonly folder: string; readonly pages: string } | { readonly skipped: string }

/**
 * Builds a site of the Chinese sample pages by one generator.
 *
 * @param into  folder for all sites; what was installed there before is used again
 */
export function buildSite(recipe: SiteRecipe, into: string): BuiltSite {
  const root = join(into, recipe.name)
  mkdirSync(join(root, recipe.pages), { recursive: true })
  for (const [file, text] of Object.entries(recipe.files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  for (const kind of ['pages', recipe.from]) {
    const folder = join(sources, kind)
    for (const file of readdirSync(folder)) cpSync(join(folder, file), join(root, recipe.pages, file))
  }
  const failed = install(recipe, root)
  if (failed !== null) return { skipped: failed }
  const [command, ...words] = recipe.build
  const built = run(command, words, root)
  if (built !== null) return { skipped: `does not build: ${built}` }
  return { folder: join(root, recipe.out), pages: join(root, recipe.pages) }
}

/** @returns what is missing, or null when all is there */
function install({ npm, pypi, needs, name }: SiteRecipe, root: string): string | null {
  if (needs !== undefined && run(needs, ['version'], root) !== null) return `needs the command ${needs}`
  if (npm !== undefined && !existsSync(join(root, 'node_modules'))) {
    // Hexo takes a folder for a site by the key "hexo".
    writeFileSync(join(root, 'package.json'), JSON.stringify({ name, private: true, hexo: {} }))
    const failed = run('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...npm], root)
    if (failed !== null) return `npm install failed: ${failed}`
  }
  if (pypi !== undefined && !existsSync(join(root, 'venv/bin/mkdocs'))) {
    const failed =
      run('python3', ['-m', 'venv', 'venv'], root) ??
      run('venv/bin/pip', ['install', '--quiet', ...pypi], root)
    if (failed !== null) return `pip install failed: ${failed}`
  }
  return null
}

/** @returns the end of what the command said, or null when it succeeded */
function run(command: string, words: readonly string[], cwd: string): string | null {
  const { status, error, stderr, stdout } = spawnSync(command, words, { cwd, encoding: 'utf8' })
  if (status === 0) return null
  return error?.message ?? `${stdout}${stderr}`.trim().slice(-300)
}
