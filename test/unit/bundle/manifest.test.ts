import { describe, expect, test } from 'vitest'
import { manifestOf } from '../../../src/bundle/manifest.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { now } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aDraft, doing } from '../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const councils = {
  sender: { name: 'Marlbrook County Council', telephone: '01632 960 100' },
  receiver: { name: 'Thornwick Borough Council', telephone: '01632 960 101' },
}
const facts = { head: 'ab'.repeat(32), at: now, by: worker, role: 'social-worker' as const, councils }
const manifest = (t: Transfer) => manifestOf(t, facts)
const onlyThePlan = () =>
  doing(aDraft(), worker, 'record-permission', { of: 'p1', state: 'given-in-part', papers: ['plan'] })

describe('the manifest (R3.9)', () => {
  test('lists every document with its version, hash, size and media type, who wrote it, who added it and when', () => {
    const { papers } = manifest(aDraft())
    expect(papers.map(({ slot }) => slot).sort()).toEqual(['assessment', 'minutes', 'plan', 'summary'])
    for (const paper of papers)
      expect(paper).toMatchObject({
        ...{ version: 1, title: expect.any(String), datedOn: expect.any(String), author: expect.any(String) },
        files: [{ name: expect.any(String), mediaType: 'application/json', bytes: 1024, sha256: 'ab'.repeat(32) }],
        addedBy: { worker: expect.any(String), name: expect.any(String) },
        addedAt: expect.stringMatching(/^2026-/),
      })
  })

  test('says who sent it, in which role, through which case system, when, and the head of the record before', () => {
    const by = { ...worker, client: 'marlbrook-case-system' }
    expect(manifestOf(aDraft(), { ...facts, by })).toMatchObject({
      sentBy: { worker: worker.worker, name: worker.name, role: 'social-worker', client: 'marlbrook-case-system' },
      ...{ at: now, head: 'ab'.repeat(32), version: 1, verdict: { share: 'all', caldicott: 'not-needed' } },
    })
  })

  test('says what both councils were called that day, and nothing else of them', () => {
    const sender = { ...councils.sender, onExchange: true, nation: 'england' }
    expect(manifestOf(aDraft(), { ...facts, councils: { ...councils, sender } }).councils).toEqual(councils)
  })

  test('says what was withheld by its slot and why, and nothing of what it is called or holds', () => {
    const t = onlyThePlan()
    const { withheld, papers } = manifest(t)
    expect(papers.map(({ slot }) => slot)).toEqual(['plan'])
    expect(withheld).toHaveLength(3)
    for (const one of withheld) {
      expect(Object.keys(one).sort()).toEqual(['slot', 'why'])
      expect(one.why).toEqual(mayShare(t).reasons)
    }
  })

  test('of an addendum still says why a paper was withheld at the time, whatever was decided since', () => {
    const sent = doing(onlyThePlan(), worker, 'send')
    const before = manifest(onlyThePlan()).withheld
    const given = doing(sent, worker, 'record-permission', { of: 'p1', state: 'given' })
    expect(mayShare(given).reasons).not.toEqual(mayShare(sent).reasons)
    const { version, withheld, papers } = manifest(given)
    expect(version).toBe(2)
    expect(withheld).toEqual(before)
    expect(papers.map(({ slot }) => slot)).toEqual(['plan'])
  })

  test('of a second addendum is version 3, and a decision withdrawn since takes nothing back', () => {
    const sent = doing(aDraft(), worker, 'send')
    const later = doing(sent, worker, 'send-addendum')
    const withdrawn = doing(later, worker, 'record-permission', { of: 'p1', state: 'withdrawn' })
    expect(manifest(withdrawn)).toMatchObject({ version: 3, withheld: [] })
    expect(manifest(withdrawn).papers).toHaveLength(5)
    expect(JSON.stringify(manifest(withdrawn))).not.toMatch(/"shared"|"withheld":\["/)
  })

  test('carries the verdict with the reason why no Caldicott advice was needed (R4.8)', () => {
    const refused = doing(aDraft(), worker, 'record-permission', { of: 'p1', state: 'refused' })
    expect(manifest(doing(refused, lead, 'decide-sharing')).verdict).toMatchObject({
      ...{ share: 'all', caldicott: 'considered-not-needed', caldicottWhy: 'The risk is plain.' },
    })
  })

  test('is the same for the same transfer and facts', () => {
    const t = doing(aDraft(), lead, 'decide-sharing')
    expect(manifest(t)).toEqual(manifest(t))
  })
})
