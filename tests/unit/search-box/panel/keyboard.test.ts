import { describe, expect, it } from 'vitest'
import { none, readKey } from '../../../../src/search-box/panel/keyboard.ts'

const press = (key: string, keyCode = 0, isComposing = false) => ({ key, keyCode, isComposing })

describe('readKey', () => {
  it.each([
    ['ArrowDown', none, 3, 0],
    ['ArrowDown', 2, 3, none],
    ['ArrowUp', none, 3, 2],
    ['ArrowUp', 0, 3, none],
    ['ArrowDown', none, 0, null],
    ['Home', none, 3, null],
    ['Home', 2, 3, 0],
    ['End', 0, 3, 2],
    ['End', none, 3, null],
    ['Enter', 1, 3, 'open'],
    ['Enter', none, 3, 'ask'],
    ['Escape', none, 0, 'close'],
    ['a', 0, 3, null],
  ] as const)('%s with option %i of %i active is %j', (key, active, count, action) => {
    expect(readKey(press(key), active, count)).toEqual(action)
  })

  it('leaves every key of an input method alone', () => {
    expect(readKey(press('Enter', 13, true), 0, 3)).toBeNull()
    expect(readKey(press('Enter', 229), 0, 3)).toBeNull()
    expect(readKey(press('ArrowDown', 229), none, 3)).toBeNull()
  })
})
