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
