import { describe, expect, test } from 'vitest'
import { permits } from '../../../src/domain/access.ts'
import { mayBegin } from '../../../src/domain/draft.ts'
import { guestsMay } from '../../../src/domain/guests.ts'
import { verbNames, verbs } from '../../../src/domain/verbs.ts'
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

  test('begins no transfer, nor an alert', () => {
    expect(mayBegin(aGuest())).toMatchObject({ refused: { code: 'not-for-guests' } })
    expect(mayBegin(aGuest(), true)).toMatchObject({ refused: { code: 'not-for-guests' } })
  })
})
