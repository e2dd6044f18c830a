import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

const folder = fileURLToPath(new URL('../fixtures/screenshots/', import.meta.url))

/** Share of pixels that may differ: edges of letters do from one build of a browser to the next. */
const tolerance = 0.015

/** What the fonts of this machine make of a line that the screenshots were taken with, in CSS pixels. */
const expectedWidth = 204.7

/** Tells whether this machine has the fonts that the screenshots were taken with. */
export async function hasKnownFonts(page: Page): Promise<boolean> {
  const width = await page.evaluate(() => {
    const line = document.createElement('span')
    line.textContent = '汉搜 full-text 全文搜索 0123'
    line.lang = 'zh-Hans'
    line.style.cssText = 'font: 16px serif; position: absolute; white-space: nowrap'
    document.body.append(line)
    const { width } = line.getBoundingClientRect()
    line.remove()
    return width
  })
  return Math.abs(width - expectedWidth) < 1
}

/**
 * Compares a page with the screenshot of this name, and keeps what differs in a temporary folder. With
 * `UPDATE_SCREENSHOTS=1` it becomes the screenshot.
 *
 * @returns what differs, or null where nothing does
 */
export async function compareScreenshot(page: Page, name: string): Promise<string | null> {
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const path = join(folder, `${name}.png`)
  if (process.env.UPDATE_SCREENSHOTS === '1') {
    await mkdir(folder, { recursive: true })
    await writeFile(path, taken)
    return null
  }
  if (!existsSync(path))
    return `expected a screenshot ${name}.png, found none; take it with UPDATE_SCREENSHOTS=1`
  const expected = PNG.sync.read(await readFile(path))
  const actual = PNG.sync.read(taken)
  const { width, height } = expected
  const difference = new PNG({ width, height })
  const isSameSize = actual.width === width && actual.height === height
  const pixels = isSameSize
    ? pixelmatch(expected.data, actual.data, difference.data, width, height, { threshold: 0.2 })
    : width * height
  if (pixels <= width * height * tolerance) return null
  const kept = join(tmpdir(), 'hansou-screenshots')
  await mkdir(kept, { recursive: true })
  await writeFile(join(kept, `${name}.png`), taken)
  await writeFile(join(kept, `${name}-difference.png`), PNG.sync.write(difference))
  return `expected at most ${tolerance * 100} % of the pixels of ${name}.png to differ, got ${((pixels / (width * height)) * 100).toFixed(1)} %; see ${kept}`
}
