import { beforeEach, describe, expect, test } from 'vitest'
import { recordFor } from '../../../src/exchange/record.ts'
import { sweep, tidy } from '../../../src/exchange/sweep.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'

// Resident on Friday 20 November 2026, day 0; sent on Monday 23; the meeting is due on Friday 18 December.
const x = await anExchange()
beforeEach(async () => {
  x.at('2026-11-23T10:00:00Z')
  await x.admin`update transfer set next_alert_at = null`
})

/** The reminders on the record of a transfer, as they were sent. */
async function reminded(id: string): Promise<string[]> {
  const read = await recordFor(x.deps, sender(), id)
  if (!('found' in read)) throw new Error('the sender may read its record')
  return read.found.filter(({ type }) => type === 'ReminderSent').map(({ said }) => String(said.reminder))
}

describe('reminders', () => {
  test('go at eight in the morning of their day, and not before', async () => {
    const { id } = await x.sent()
    x.at('2026-11-25T07:59:59Z')
    expect(await sweep(x.deps)).toBe(0)
    x.at('2026-11-25T08:00:00Z')
    expect(await sweep(x.deps)).toBe(1)
    expect(await reminded(id)).toEqual(['acknowledge:2026-11-23'])
    expect(await sweep(x.deps)).toBe(0)
  })

  test('go once though three sweeps run at the same moment', async () => {
    const { id } = await x.sent()
    x.at('2026-11-25T08:00:00Z')
    const went = await Promise.all([x.another(), x.another(), x.another()].map(sweep))
    expect(went.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await reminded(id)).toEqual(['acknowledge:2026-11-23'])
    expect(await x.admin`select channel from notice where transfer = ${id} and kind = 'AcknowledgeDue'`).toHaveLength(2)
  })

  test('that fell due while the clock stood still go each once, with the first sweep after', async () => {
    const { id } = await x.sent()
    x.at('2027-01-11T09:00:00Z')
    await sweep(x.deps)
    const names = await reminded(id)
    const expected = ['acknowledge:2026-11-23', 'answer:2026-11-23', 'meeting-10:2026-12-18', 'meeting-5:2026-12-18']
    const then = ['meeting-1:2026-12-18', 'meeting-0:2026-12-18', 'late:2026-12-18', 'very-late:2026-12-18']
    // The family is to be told who is responsible (R5.5).
    expect([...names].sort()).toEqual([...expected, ...then, 'telephone:receiver:10:2026-11-23', 'told:10'].sort())
    expect(await sweep(x.deps)).toBe(0)
    expect(await reminded(id)).toEqual(names)
  })

  test('that are late are told to both authorities', async () => {
    const { id } = await x.accepted()
    x.at('2026-12-21T08:00:00Z')
    await sweep(x.deps)
    // Every other reminder of it is the receiving authority’s alone.
    const told = await x.admin`select distinct authority from notice where transfer = ${id} and kind = 'MeetingLate'`
    expect(told.map(({ authority }) => authority).sort()).toEqual([parties.sender, parties.receiver].sort())
  })

  test('of what has ended are that the family be told of it and the other authority see it; of a draft that nobody was told of there are none', async () => {
    const { id } = await x.sent()
    await x.does(sender('practice-lead'), 'withdraw', id)
    const draft = await x.drafted()
    x.at('2027-01-11T09:00:00Z')
    expect(await sweep(x.deps)).toBe(1)
    // And that nobody of the other authority has seen it yet (R9.1).
    const unseen = ['second:receiver:10', 'telephone:receiver:10:2026-11-23']
    expect((await reminded(id)).sort()).toEqual([...unseen, 'told:11'])
    expect(await reminded(draft.id)).toEqual([])
  })

  test('of one transfer that cannot be opened do not silence the others', async () => {
    const broken = await x.sent()
    const sound = await x.sent()
    await x.admin`update transfer set sealed_snapshot = ${Buffer.from('not it')} where id = ${broken.id}`
    x.at('2026-11-25T08:00:00Z')
    expect(await sweep(x.deps)).toBe(1)
    expect(await reminded(sound.id)).toHaveLength(1)
    expect(x.lines).toContainEqual({ code: 'SWEEP_FAULT', transfer: broken.id, fault: 'SealBroken' })
  })
})

test('with nothing due the sweep touches no transfer, however many are open', async () => {
  await x.sent()
  const lines = x.lines.length
  const versions = () => x.admin`select id, version, updated_at, xmin::text from transfer order by id`
  const before = await versions()
  expect(await sweep(x.deps)).toBe(0)
  expect(await versions()).toEqual(before)
  expect(x.lines).toHaveLength(lines)
})

describe('uploads', () => {
  const aFile = async (state: string, transfer: string, id: string) => {
    const row = { id, transfer, authority: parties.sender, state, bytes: 1, added_at: '2026-11-23T10:00:00Z' }
    await x.admin`insert into file ${x.admin(row)}`
    x.objects.set(`${transfer}/${id}`, new Uint8Array(1))
  }

  test('that no paper named within a day are swept, with what lies in the store', async () => {
    const { id } = await x.drafted()
    const [stored, broken, named] = [
      '01998000-0000-7000-8000-0000000000a1',
      '01998000-0000-7000-8000-0000000000a2',
      '01998000-0000-7000-8000-0000000000a3',
    ]
    await aFile('stored', id, stored)
    await aFile('uploading', id, broken)
    await aFile('named', id, named)
    x.at('2026-11-24T10:00:00Z')
    await tidy(x.deps)
    expect([...x.objects.keys()]).toHaveLength(3)
    x.at('2026-11-24T10:00:01Z')
    await tidy(x.deps)
    expect([...x.objects.keys()]).toEqual([`${id}/${named}`])
    expect(await x.admin`select id from file`).toEqual([{ id: named }])
  })
})

test('a reminder wakes nobody twice: the receiver who has acknowledged is not asked to', async () => {
  const { id } = await x.sent()
  await x.does(receiver(), 'acknowledge', id)
  x.at('2026-11-25T08:00:00Z')
  expect(await sweep(x.deps)).toBe(0)
})
