/** One figure of every engine, for a panel of bars. */
export interface ChartPanel {
  readonly title: string
  readonly unit: string
  readonly bars: readonly { readonly label: string; readonly value: number | null }[]
}

const width = 760
const labelWidth = 170
const valueWidth = 130
const barHeight = 18
const rowHeight = 24
const panelGap = 28

/**
 * Draws panels of horizontal bars, one below the other, as an SVG document. Lengths are logarithmic, and
 * a panel's axis begins at a power of ten below its smallest value, so that every bar can be seen;
 * an engine without a value has a dash. Light and dark follow the reader's setting.
 */
export function drawChart(title: string, subtitle: string, panels: readonly ChartPanel[]): string {
  const parts: string[] = []
  let top = 64
  for (const panel of panels) {
    parts.push(drawPanel(panel, top))
    top += 30 + panel.bars.length * rowHeight + panelGap
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -8 ${width + 32} ${top + 8}" width="${width + 32}" height="${top}" role="img" aria-labelledby="title">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<style>
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-size: 18px; font-weight: 600 }
.quiet { fill: #59636e; font-size: 12px }
.panel { font-weight: 600 }
.end { text-anchor: end }
.grid { stroke: #d1d9e0 }
.bar { fill: #8c959f }
.own { fill: #c0392b }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .quiet { fill: #9198a1 } .grid { stroke: #3d444d } .bar { fill: #656c76 } .own { fill: #e5675a }
}
</style>`,
    `<text class="title" x="0" y="20">${escapeXml(title)}</text>`,
    `<text class="quiet" x="0" y="40">${escapeXml(subtitle)}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n')
}

function drawPanel(panel: ChartPanel, top: number): string {
  const values = panel.bars.flatMap(({ value }) => (value !== null && value > 0 ? [value] : []))
  const lowest = Math.floor(Math.log10(Math.min(...values, 1)) - 0.3)
  const highest = Math.max(lowest + 1, Math.ceil(Math.log10(Math.max(...values, 0.001))))
  const room = width - labelWidth - valueWidth
  const lengthOf = (value: number) => ((Math.log10(value) - lowest) / (highest - lowest)) * room
  const first = top + 30
  const bottom = first + panel.bars.length * rowHeight
  const grid = Array.from({ length: highest - lowest + 1 }, (_, step) => {
    const x = round(labelWidth + (step / (highest - lowest)) * room)
    return `<line class="grid" x1="${x}" x2="${x}" y1="${first - 6}" y2="${bottom - 4}"/><text class="quiet" x="${x}" y="${bottom + 10}" text-anchor="middle">${nameOfPower(lowest + step)}</text>`
  })
  const bars = panel.bars.map(({ label, value }, row) => {
    const y = first + row * rowHeight
    const name = `<text class="end" x="${labelWidth - 10}" y="${y + 13}">${escapeXml(label)}</text>`
    if (value === null || !(value > 0))
      return `${name}<text class="quiet" x="${labelWidth + 6}" y="${y + 13}">–</text>`
    const length = round(Math.max(1, lengthOf(value)))
    const kind = label.startsWith('hansou') ? 'bar own' : 'bar'
    return `${name}<rect class="${kind}" x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" rx="2"/><text x="${labelWidth + length + 6}" y="${y + 13}">${nameOfValue(value)} ${escapeXml(panel.unit)}</text>`
  })
  return [`<text class="panel" x="0" y="${top + 8}">${escapeXml(panel.title)}</text>`, ...grid, ...bars].join(
    '\n',
  )
}

function nameOfPower(power: number): string {
  return power >= 0 ? (10 ** power).toLocaleString('en') : (10 ** power).toFixed(-power)
}

function nameOfValue(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(value < 0.01 ? 1 : 2)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
