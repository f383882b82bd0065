import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inTurn } from '../../../src/exchange/turn.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Work that says when it begins, and ends after so many milliseconds. */
const work = (log: string[], name: string, lasts: number) => async () => {
  log.push(name)
  await new Promise((resolve) => setTimeout(resolve, lasts))
  log.push(`${name} done`)
  return name
}

test('one goes after the other, and each gets its own answer', async () => {
  const log: string[] = []
  const all = Promise.all(['a', 'b', 'c'].map((name) => inTurn(work(log, name, 120))))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await all).toEqual(['a', 'b', 'c'])
  for (const [at, begun] of log.entries()) if (at % 2 === 0) expect(log[at + 1]).toBe(`${begun} done`)
})

test('one that fails hands on', async () => {
  const failed = inTurn(() => Promise.reject(new Error('broken'))).catch(String)
  const next = inTurn(async () => 'next')
  await vi.advanceTimersByTimeAsync(1_000)
  expect([await failed, await next]).toEqual(['Error: broken', 'next'])
})

test('one that never ends is not waited for beyond 20 seconds, and holds up nobody after that', async () => {
  void inTurn(() => new Promise(() => undefined))
  const next = inTurn(async () => 'next')
  await vi.advanceTimersByTimeAsync(21_000)
  expect(await next).toBe('next')
  expect(await inTurn(async () => 'and on')).toBe('and on')
})
