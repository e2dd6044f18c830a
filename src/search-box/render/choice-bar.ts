import { createButton, createElement } from '../elements.ts'
import type { Labels } from '../labels.ts'

/** A row of buttons of which one is pressed. */
export interface ChoiceBar<Choice extends string> {
  readonly root: HTMLElement
  press(choice: Choice): void
}

/**
 * Buttons to choose by, each one tap away.
 *
 * @param onChoose called with the choice of a button that was not pressed yet
 */
export function createChoiceBar<Choice extends keyof Labels>(
  labels: Labels,
  name: keyof Labels,
  choices: readonly Choice[],
  onChoose: (choice: Choice) => void,
): ChoiceBar<Choice> {
  let pressed: Choice | undefined
  const buttons = choices.map((choice) =>
    createButton('choice', labels[choice], () => pressed === choice || onChoose(choice)),
  )
  return {
    root: createElement('div', { role: 'group', 'aria-label': labels[name], class: 'choices' }, ...buttons),
    press(choice) {
      pressed = choice
      for (const [index, button] of buttons.entries())
        button.setAttribute('aria-pressed', String(choices[index] === choice))
    },
  }
}
