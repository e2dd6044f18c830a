import { expect, it } from 'vitest'
import { nameExports } from '../../../scripts/package/name-exports.ts'

const lib = 'function e(){}const t=1,n=2;export{e as find,t,n as open};'

it.each([
  ['import{find as a,t as b}from"./lib.js";a(b)', 'import{e as a,t as b}from"./lib.js";a(b)'],
  ['import{find,open as t}from"./lib.js";find(t)', 'import{e as find,n as t}from"./lib.js";find(t)'],
  ['import{find as e}from"./lib.js";e()', 'import{e}from"./lib.js";e()'],
  ['export{find as search,open}from"./lib.js"', 'export{e as search,n as open}from"./lib.js"'],
  ['import{find as a}from"./other.js";a()', 'import{find as a}from"./other.js";a()'],
])('imports by the names within the script that exports: %s', (script, expected) => {
  const named = nameExports(
    new Map([
      ['lib.js', lib],
      ['app.js', script],
    ]),
    ['lib.js'],
  )
  expect(Object.fromEntries(named)).toEqual({
    'lib.js': 'function e(){}const t=1,n=2;export{e,t,n};',
    'app.js': expected,
  })
})

it('keeps the names that others import, and those of scripts that are not shared', () => {
  const scripts = new Map([
    ['lib.js', lib],
    ['app.js', 'import{open as a}from"./lib.js";export{a as run}'],
  ])
  expect(Object.fromEntries(nameExports(scripts, ['lib.js'], ['find']))).toEqual({
    'lib.js': 'function e(){}const t=1,n=2;export{e as find,t,n};',
    'app.js': 'import{n as a}from"./lib.js";export{a as run}',
  })
})
