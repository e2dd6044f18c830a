import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { staticFolder } from '../index/artifact/write-static.ts'
import { findHugoLayout, findJekyllLayout, type PageLayout } from './find-layout.ts'

/** What the box of a site is written as. */
export interface Box {
  /** The script and the element. */
  readonly lines: readonly string[]
  /** The element as a button, for bars. */
  readonly button: string
  /** Address of the box's script. */
  readonly script: string
}

/** A site that the box is placed in. */
export interface BoxedSite {
  readonly folder: string
  /** The site's configuration, from the folder that commands run in. */
  readonly file: string
  /** Text of the configuration. */
  readonly configuration: string
}

/** Files, each with the lines that stand in it; lines of the file of no name are commands. */
export type WriteFiles = (box: Box, site: BoxedSite) => readonly (readonly string[])[]

/** What stands where, by generators that a plug-in of ours is for. */
export const plugins: Readonly<Record<string, WriteFiles>> = {
  Hexo: () => [
    ['scripts/hansou.js', "require('hansou/hexo').hansouHexo(hexo)"],
    ['_config.yml', 'hansou:', '  static: true'],
  ],
  VitePress: (_, { file }) => [
    [
      file,
      "import { withHansou } from 'hansou/vitepress'",
      'export default withHansou(defineConfig({ … }), { static: true })',
    ],
  ],
  Docusaurus: (_, { file }) => [[file, "plugins: [['hansou/docusaurus', { static: true }]],"]],
  Astro: ({ button }, { file }) => [
    [file, "import { hansou } from 'hansou/astro'", 'integrations: [hansou({ static: true })],'],
    ['src/layouts/…', button],
  ],
  Starlight: ({ button }, { file }) => [
    [
      file,
      "import { hansou } from 'hansou/astro'",
      'integrations: [',
      "  starlight({ …, pagefind: false, components: { Search: './src/Search.astro' } }),",
      '  hansou({ static: true }),',
      '],',
    ],
    ['src/Search.astro', button],
  ],
}

/** Bars of the themes of VuePress 2, Hope, Plume and VuePress 1, which are drawn anew where the layout of a page is another. */
const barsOfVuePress = '.vp-navbar-end, .vp-navbar-items-wrapper, .vp-navbar .content-body, .navbar .links'

/** What stands where, by generators whose layouts are changed from outside of their theme. */
export const layouts: Readonly<Record<string, WriteFiles>> = {
  MkDocs: ({ lines: [script = ''], button }, { file, configuration }) => {
    const overrides = /^\s+custom_dir:\s*['"]?([^\s'"#]+)/m.exec(configuration)?.[1] ?? 'overrides'
    return [
      [
        file,
        'theme:',
        '  name: material',
        `  custom_dir: ${overrides}`,
        'plugins: []  # or yours, without search',
      ],
      [
        `${overrides}/main.html`,
        '{% extends "base.html" %}',
        '{% block header %}',
        '{{ super() }}',
        script,
        button,
        "<script>document.querySelector('.md-header__inner').append(document.querySelector('hansou-search'))</script>",
        '{% endblock %}',
      ],
    ]
  },
  Jekyll: (box, { folder, file, configuration }) => [
    ...writeLayout(findJekyllLayout(folder, configuration), box),
    [file, `keep_files: [${staticFolder}]`],
  ],
  Hugo: (box, { folder }) => writeLayout(findHugoLayout(folder), box),
  mdBook: ({ lines }) => [['theme/header.hbs', ...lines]],
  HonKit: ({ lines }) => [
    [
      '_layouts/website/page.html',
      '{% extends template.self %}',
      '{% block body %}',
      ...lines,
      '{{ super() }}',
      '{% endblock %}',
    ],
  ],
  VuePress: ({ script, button }, { file }) => [
    [
      file,
      'head: [',
      `  ['script', { type: 'module', src: '${script}' }],`,
      "  ['script', {}, `addEventListener('load', () => setTimeout(() => {",
      `    document.body.insertAdjacentHTML('beforeend', '${inCorner(button)}')`,
      "    const box = document.querySelector('hansou-search')",
      '    const place = () => {',
      `      const bar = document.querySelector('${barsOfVuePress}')`,
      "      if (bar && box.parentElement !== bar) bar.append(box), box.removeAttribute('style')",
      '    }',
      '    new MutationObserver(place).observe(document.body, { childList: true, subtree: true })',
      '    place()',
      // Vue takes over the page first: what stood in it before would be a mismatch.
      '  }, 500))`],',
      '],',
    ],
  ],
}

function writeLayout(
  { copy, file, place, isBar }: PageLayout,
  { lines: [script = '', field = ''], button }: Box,
): string[][] {
  return [
    ...(copy === null ? [] : [['', copy]]),
    [file, `<!-- ${place}: -->`, script, isBar ? button : field],
  ]
}

/** The button in the upper corner of a page whose own bar is not to be reached. */
export function inCorner(button: string): string {
  return button.replace(' ', ' style="position:fixed;top:.7rem;right:1rem;z-index:100" ')
}

/** The front page of a built site; null where there is none. */
export function readFrontPage(site: string): Promise<string | null> {
  return readFile(join(site, 'index.html'), 'utf8').catch(() => null)
}

/**
 * The box of a static search.
 *
 * @param base  address that the site stands at, such as `/docs/`
 * @param folder  of the index, in the site
 */
export function writeBox(base: string, folder = staticFolder): Box {
  const address = `${base.replace(/\/$/, '')}/${folder}/`
  const script = `${address}search-box.js`
  return {
    lines: [
      `<script type="module" src="${script}"></script>`,
      `<hansou-search index="${address}"></hansou-search>`,
    ],
    button: `<hansou-search mode="button" index="${address}"></hansou-search>`,
    script,
  }
}
