import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Types of the search box, and of its element in the templates of frameworks. */
const elementTypes = 'src/search-box/element-contract.ts'
const frameworks = ['react', 'vue', 'svelte'] as const

/** Declarations beside those of entries whose comments tell users of the package about what they call. */
const documentedTypes = [
  'src/search/answer.ts',
  'scripts/index/options/build-options.ts',
  'scripts/index/options/source-options.ts',
]

/**
 * Writes the types of each script beside it, where TypeScript looks for them, those of the search box and its
 * frameworks, and `types.d.ts` with what several speak of. One file an entry takes 2 kB less than the tree that the
 * compiler writes.
 *
 * @param out  folder of the package
 * @param entries  sources, by the name of their script
 */
export async function writeTypes(out: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const all = { ...entries, 'search-box.js': elementTypes }
  const declarations = join(out, 'declarations')
  await writeDeclarations(declarations, Object.values(all))
  await removeComments(declarations, [...Object.values(all), ...documentedTypes])
  await bundleDeclarations(declarations, all, out)
  await rm(declarations, { recursive: true })
  for (const name of frameworks) {
    const source = await readFile(join(root, `src/search-box/${name}.d.ts`), 'utf8')
    await writeFile(join(out, `${name}.d.ts`), source.replace('./element-contract.ts', './search-box.js'))
  }
}

/** Writes a declaration for each source that the entries reach, in the tree of the sources. */
async function writeDeclarations(folder: string, sources: readonly string[]): Promise<void> {
  const config = join(root, 'tsconfig.package.json')
  await mkdir(folder, { recursive: true })
  await writeFile(
    config,
    JSON.stringify({
      extends: './tsconfig.json',
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: '.',
        outDir: folder,
      },
      files: sources,
      include: [],
    }),
  )
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { stdio: 'inherit' })
  } finally {
    await rm(config)
  }
}

/** Takes the comments out of declarations that users do not call: 4 kB less to download; `docs` tells of the rest. */
async function removeComments(folder: string, documented: readonly string[]): Promise<void> {
  const kept = new Set(documented.map((path) => join(folder, declarationOf(path))))
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || kept.has(file)) continue
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n?/gm, ''))
  }
}

async function bundleDeclarations(
  folder: string,
  entries: Readonly<Record<string, string>>,
  out: string,
): Promise<void> {
  const paths = Object.entries(entries).map(([name, source]) => [name, join(folder, declarationOf(source))])
  const bundle = await rolldown({
    input: Object.fromEntries(paths),
    external: /^[^./]/,
    plugins: [dts({ dtsInput: true, tsconfig: false })],
  })
  try {
    const { output } = await bundle.generate({
      entryFileNames: ({ name }) => name.replace(/(m?)js(?:\.d)?$/, 'd.$1ts'),
      chunkFileNames: '[name].ts',
      // Servers' types stay apart: they need those of Node, which a worker or a page does not install.
      codeSplitting: { groups: [{ name: 'types.d', test: /\/src\//, minShareCount: 2 }] },
    })
    // Rolldown names the source of each declaration in a comment.
    for (const file of output)
      if (file.type === 'chunk')
        await writeFile(join(out, file.fileName), file.code.replace(/^\/\/ .*\n/gm, ''))
  } finally {
    await bundle.close()
  }
}

const declarationOf = (path: string): string => path.replace(/\.ts$/, '.d.ts')
