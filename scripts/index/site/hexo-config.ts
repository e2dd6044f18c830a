import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  findFile,
  flagAt,
  mapAt,
  pathOfAddress,
  readConfigValues,
  readText,
  textAt,
  textsAt,
  valueAt,
} from './config-files.ts'
import type { FoundConfiguration, ReadConfiguration } from './found-site.ts'

/** `_config.yml` of Hexo. Jekyll has a file of that name too: what stands beside it tells them apart. */
export const readHexo: ReadConfiguration = (folder) => {
  const file = findFile(folder, ['_config.yml', '_config.yaml'])
  if (file === null || !isHexo(folder, file)) return null
  const values = readConfigValues(join(folder, file))
  return {
    file,
    pages: textAt(values, 'source_dir') ?? 'source',
    excluded: [...textsAt(values, 'skip_render'), ...textsAt(values, 'exclude')].map((glob) =>
      glob.replace(/^source\//, ''),
    ),
    output: {
      builder: 'Hexo',
      command: 'npx hexo generate',
      folder: textAt(values, 'public_dir') ?? 'public',
    },
    rules: {
      base: pathOfAddress(textAt(values, 'root') ?? textAt(values, 'url')),
      siteTitle: textAt(values, 'title'),
      permalink: textAt(values, 'permalink'),
      postName: textAt(values, 'new_post_name'),
      abbreviation: {
        bits: textAt(values, 'abbrlink', 'alg') === 'crc32' ? 32 : 16,
        radix: textAt(values, 'abbrlink', 'rep') === 'hex' ? 16 : 10,
      },
      cleanUrls: flagAt(values, 'pretty_urls', 'trailing_html') === false,
      future: flagAt(values, 'future') ?? true,
      // Of either renderer.
      breaksLines: !/^\s+breaks:\s*false/m.test(readText(join(folder, file))),
      ...readRenderer(values, readText(join(folder, 'package.json'))),
    },
  }
}

/** Tells whether a `_config.yml` is Hexo's. */
export function isHexo(folder: string, file: string): boolean {
  if (existsSync(join(folder, 'scaffolds')) || existsSync(join(folder, 'source/_posts'))) return true
  if (/"hexo(?:-[\w-]+)?"\s*:/.test(readText(join(folder, 'package.json')))) return true
  return /^(?:new_post_name|source_dir|skip_render|default_layout|filename_case):/m.test(
    readText(join(folder, file)),
  )
}

/** How the renderer of Markdown makes anchors: `hexo-renderer-marked`, or markdown-it where it is installed. */
function readRenderer(values: unknown, packages: string): FoundConfiguration['rules'] {
  const isMarkdownIt =
    /"hexo-renderer-markdown-it"/.test(packages) ||
    (!/"hexo-renderer-/.test(packages) && valueAt(values, 'markdown', 'anchors') !== undefined)
  const cases = [null, 'lower', 'upper'] as const
  if (!isMarkdownIt)
    return {
      extensions: ['marked'],
      anchorCase: cases[Number(textAt(values, 'marked', 'modifyAnchors') ?? 0)] ?? null,
      keepsQuotes: flagAt(values, 'marked', 'smartypants') === false,
    }
  const plugins = valueAt(values, 'markdown', 'plugins')
  const named = (Array.isArray(plugins) ? plugins : []).map((plugin: unknown) =>
    typeof plugin === 'string' ? plugin : (textAt(plugin, 'name') ?? ''),
  )
  const anchors = mapAt(values, 'markdown', 'anchors')
  return {
    extensions: ['markdown-it', ...named],
    anchorCase: cases[Number(textAt(anchors, 'case') ?? 0)] ?? null,
    anchorLevel: Number(textAt(anchors, 'level') ?? 2),
    anchorSuffix: textAt(anchors, 'collisionSuffix') ?? '',
    keepsQuotes: flagAt(values, 'markdown', 'render', 'typographer') === false,
  }
}
