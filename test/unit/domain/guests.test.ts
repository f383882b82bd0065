import { describe, expect, test } from 'vitest'
import { mayRead, permits } from '../../../src/domain/access.ts'
import { mayBegin } from '../../../src/domain/draft.ts'
import { guestsMay } from '../../../src/domain/guests.ts'
import { verbNames, verbs } from '../../../src/domain/verbs.ts'
import { acted } from '../../support/acting.ts'
import { aGuest } from '../../support/actors.ts'
import { inState } from '../../support/transfers.ts'

describe('a guest, by the duty inbox of an authority that is not on the exchange (R9.4)', () => {
  test('may do what is listed, each a verb that the receiving authority has', () => {
    for (const name of guestsMay) expect(verbNames).toContain(name)
    const theirs = verbNames.filter((name) => guestsMay.includes(name)).map((name) => verbs[name].party)
    expect(theirs).not.toContain('sender')
    expect(theirs).not.toContain('exchange')
  })

  test('may do nothing else, however a transfer stands', () => {
    for (const t of Object.values(inState).map((make) => make()))
      for (const name of verbNames.filter((one) => !guestsMay.includes(one)))
        expect(permits(name, t, aGuest())).toHaveProperty('refused')
  })

  test('sees and does nothing of what its council sent', () => {
    const sent = inState.acknowledged()
    expect(permits('acknowledge', sent, aGuest('sender'))).toMatchObject({ refused: { code: 'no-such-transfer' } })
    expect([mayRead(sent, aGuest('sender')), mayRead(sent, aGuest())]).toEqual(['nothing', 'all'])
  })

  test('who is called as somebody in the family, or says that they know it, is shut out (R1.4)', () => {
    const sent = inState.acknowledged()
    const [parent] = sent.family.people
    expect(mayRead(sent, { ...aGuest(), name: parent?.name ?? '' })).toBe('nothing')
    const known = acted(sent, 'declare-knowing', { sure: true }, aGuest())
    expect(mayRead(known, aGuest())).toBe('nothing')
  })

  test('begins no transfer, nor an alert', () => {
    expect(mayBegin(aGuest())).toMatchObject({ refused: { code: 'not-for-guests' } })
    expect(mayBegin(aGuest(), true)).toMatchObject({ refused: { code: 'not-for-guests' } })
  })
})
