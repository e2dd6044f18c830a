import { createButton, createElement } from './elements.ts'

/** A row of buttons of which one is pressed. */
export interface ChoiceBar<Choice extends string> {
  readonly root: HTMLElement
  press(choice: Choice): void
}

/**
 * Buttons to choose by, each one tap away.
 *
 * @param choices each choice with its word
 * @param onChoose called with the choice of a button that was not pressed yet
 */
export function createChoiceBar<Choice extends string>(
  label: string,
  choices: Readonly<Record<Choice, string>>,
  onChoose: (choice: Choice) => void,
): ChoiceBar<Choice> {
  const buttons = (Object.keys(choices) as Choice[]).map((choice) => {
    const button = createButton('', choices[choice], { 'aria-pressed': 'false' })
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'false') onChoose(choice)
    })
    return { choice, button }
  })
  const root = createElement('div', { role: 'group', 'aria-label': label, class: 'choices' })
  root.append(...buttons.map(({ button }) => button))
  return {
    root,
    press(pressed) {
      for (const { choice, button } of buttons)
        button.setAttribute('aria-pressed', String(choice === pressed))
    },
  }
}
