import { expect, it } from 'vitest'
import { createReloader } from '../../../scripts/server/reloader.ts'

const listen = (reloader: ReturnType<typeof createReloader>) =>
  reloader
    .answer(new Request('http://site.local/_dev/events'))!
    .body!.pipeThrough(new TextDecoderStream())
    .getReader()

it('tells every page that listens, and no page that has left', async () => {
  const reloader = createReloader()
  const [one, other] = [listen(reloader), listen(reloader)]
  await Promise.all([one.read(), other.read()])
  await other.cancel()
  reloader.reloadPages()
  expect((await one.read()).value).toContain('event: reload')
})

it('answers its own addresses alone', () => {
  const reloader = createReloader()
  expect(reloader.answer(new Request('http://site.local/'))).toBeNull()
  const script = reloader.answer(new Request(`http://site.local${reloader.scriptAddress}`))
  expect(script?.headers.get('content-type')).toContain('text/javascript')
})

it('shows problems to every page, those that listen later too, until there are none', async () => {
  const reloader = createReloader()
  const early = listen(reloader)
  expect((await early.read()).value).toContain('listening')
  reloader.showProblems([])
  reloader.showProblems(['a.md:1: 没有标题'])
  expect((await early.read()).value).toBe('event: problems\ndata: ["a.md:1: 没有标题"]\n\n')
  const late = listen(reloader)
  expect((await late.read()).value).toContain('listening')
  expect((await late.read()).value).toContain('没有标题')
  reloader.showProblems([])
  for (const page of [early, late]) expect((await page.read()).value).toBe('event: problems\ndata: []\n\n')
})
