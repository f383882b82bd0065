import { describe, expect, test } from 'vitest'
import type { TransferView } from '../../../schemas/transfer.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, aWholeDraft, receiver, sender } from '../../support/exchange.ts'

const x = await anExchange()

async function contentFor(by: Actor, id: string): Promise<NonNullable<TransferView['content']>> {
  const read = await transferFor(x.deps, by, id)
  if (!('found' in read) || read.found.content === undefined) throw new Error('it is open')
  return read.found.content
}
const codes = ({ warnings }: NonNullable<TransferView['content']>) =>
  warnings.map(({ slot, code }) => `${slot} ${code}`)
const ofTheDemonstration = [
  'plan date-in-the-past',
  'plan no-named-person',
  'plan vague-date',
  'minutes date-in-the-past',
  'summary date-in-the-past',
]

describe('what both sides are warned of (R3.7, R3.8)', () => {
  test('the sender sees before sending, each with its paper; sending is not kept back', async () => {
    const { id } = await x.drafted()
    const content = await contentFor(sender(), id)
    expect(codes(content)).toEqual(ofTheDemonstration)
    expect(content.warnedOn).toBe('2026-11-23')
    for (const { paper, slot } of content.warnings)
      expect(content.papers.find((one) => one.id === paper)?.slot).toBe(slot)
    expect(await x.does(sender(), 'send', id)).toMatchObject({ state: 'sent' })
  })

  test('the receiver sees once a named worker has acknowledged, and not before', async () => {
    const { id } = await x.sent()
    expect(JSON.stringify(await transferFor(x.deps, receiver(), id))).not.toContain('warn')
    await x.does(receiver(), 'acknowledge', id)
    expect(codes(await contentFor(receiver(), id))).toEqual(ofTheDemonstration)
  })

  test('the receiver is warned of nothing in a paper that was withheld', async () => {
    const permissions = [{ of: 'p1', state: 'given-in-part' as const, papers: ['minutes' as const] }]
    const { id } = await x.sent({ permissions })
    await x.does(receiver(), 'acknowledge', id)
    expect(codes(await contentFor(receiver(), id))).toEqual(['minutes date-in-the-past'])
    expect(codes(await contentFor(sender(), id))).toEqual(ofTheDemonstration)
  })

  test('what is past its date today was not when it was sent', async () => {
    const { id } = await x.acknowledged()
    x.at('2026-12-15T10:00:00Z')
    expect(codes(await contentFor(receiver(), id))).toEqual(
      expect.arrayContaining(['minutes review-overdue', 'summary visit-overdue']),
    )
    x.at('2026-11-23T10:00:00Z')
  })

  test('a draft without papers is warned of nothing', async () => {
    const { id } = await x.drafted({ papers: [] })
    expect((await contentFor(sender(), id)).warnings).toEqual([])
  })

  test('no log line holds a word of it', async () => {
    const { id } = await x.drafted({ papers: aWholeDraft().papers })
    await contentFor(sender(), id)
    expect(JSON.stringify(x.lines)).not.toMatch(/speech|Seraphina|ASAP/)
  })
})
