import { astro } from './astro.ts'
import { docsify } from './docsify.ts'
import { docusaurus } from './docusaurus.ts'
import type { Generator } from './generator.ts'
import { gitbook } from './gitbook.ts'
import { hexo } from './hexo.ts'
import { hugo } from './hugo.ts'
import { jekyll } from './jekyll.ts'
import { mkdocs } from './mkdocs.ts'
import { obsidian } from './obsidian.ts'
import { plain } from './plain.ts'
import type { GeneratorName } from './site-rules.ts'
import { vitepress } from './vitepress.ts'

const generators: Readonly<Record<GeneratorName, Generator>> = {
  hexo,
  hugo,
  jekyll,
  vitepress,
  docusaurus,
  mkdocs,
  obsidian,
  gitbook,
  astro,
  docsify,
  plain,
}

/** The rules of a generator by its name. */
export function chooseGenerator(name: GeneratorName): Generator {
  return generators[name]
}
