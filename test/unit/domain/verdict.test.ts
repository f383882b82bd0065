import { describe, expect, test } from 'vitest'
import { paperKinds, type Transfer } from '../../../src/domain/transfer.ts'
import { mayShare, needed } from '../../../src/domain/verdict.ts'
import { given } from '../../support/given.ts'
import {
  advised,
  bothResponsible,
  countersigned,
  decided,
  guardian,
  lawyer,
  lead,
  nobodyResponsible,
  says,
  worker,
} from '../../support/sharing.ts'
import { aDraft, aSent, doing } from '../../support/transfers.ts'

const refused = () => aDraft({ permission: 'refused' })
const inPart = (...papers: string[]) => ({ outcome: 'share-in-part', papers })

describe('permission given (R4.2)', () => {
  test('by everyone with parental responsibility: everything may go', () => {
    expect(mayShare(aDraft())).toEqual({
      ...{ share: 'all', papers: paperKinds, because: ['all-said-yes'], conditions: [], caldicott: 'not-needed' },
      reasons: ['Everyone whose yes we need said yes.'],
    })
  })

  test('by one of two is not enough', () => {
    const one = aDraft({ family: bothResponsible })
    expect(mayShare(one)).toMatchObject({ share: 'none', because: ['not-yet-sought', 'must-decide'] })
    expect(mayShare(says(one, 'p2', 'given')).share).toBe('all')
  })

  test('in part: only those papers that everyone’s permission covers', () => {
    const one = aDraft({ family: bothResponsible, permission: 'given-in-part', papers: ['plan', 'summary'] })
    const second = (...papers: string[]) => says(one, 'p2', 'given-in-part', { papers })
    expect(mayShare(says(one, 'p2', 'given'))).toMatchObject({ share: 'part', papers: ['plan', 'summary'] })
    expect(mayShare(second('summary', 'minutes'))).toMatchObject({ share: 'part', papers: ['summary'] })
    expect(mayShare(second('assessment'))).toMatchObject({ share: 'none', because: ['given-in-part', 'must-decide'] })
  })

  test('in part names the papers beyond the four as “other”', () => {
    const beyond = says(aDraft(), 'p1', 'given-in-part', { papers: ['other', 'plan'] })
    expect(mayShare(beyond)).toMatchObject({ share: 'part', papers: ['plan', 'other'] })
    const four = says(aDraft(), 'p1', 'given-in-part', { papers: ['assessment', 'plan', 'minutes', 'summary'] })
    expect(mayShare(four).papers).not.toContain('other')
  })

  test('somebody without parental responsibility stops nothing', () => {
    expect(mayShare(says(aDraft(), 'p2', 'refused')).share).toBe('all')
  })

  test('where nobody has parental responsibility a practice lead decides', () => {
    const t = aDraft({ family: nobodyResponsible, without: 'permission' })
    expect(mayShare(t)).toMatchObject({ share: 'none', because: ['nobody-to-ask', 'must-decide'] })
    expect(mayShare(decided(t)).share).toBe('all')
  })
})

describe('a child’s own view (R4.1)', () => {
  const childSays = (state: 'given' | 'refused' | 'given-in-part', understanding: 'has' | 'has-not') =>
    says(aDraft(), 'c1', state, { understanding, ...(state === 'given-in-part' ? { papers: ['plan'] } : {}) })

  test('decides with the others where they have the age and understanding', () => {
    expect(mayShare(childSays('refused', 'has'))).toMatchObject({ share: 'none', because: ['refused', 'must-decide'] })
    expect(mayShare(childSays('given-in-part', 'has'))).toMatchObject({ share: 'part', papers: ['plan'] })
    expect(mayShare(childSays('given', 'has')).share).toBe('all')
  })

  test('is on record and decides nothing where they have not', () => {
    const t = childSays('refused', 'has-not')
    expect(t.permission.given.c1).toMatchObject({ state: 'refused', understanding: 'has-not' })
    expect(mayShare(t).share).toBe('all')
    expect(needed(t).map(({ id }) => id)).toEqual(['p1'])
  })

  test('that was never asked is not waited for', () => {
    expect(needed(aDraft()).map(({ id }) => id)).toEqual(['p1'])
  })
})

describe('the order in which things were said (R4.3, R4.6)', () => {
  test('a no after the decision overtakes it, and a new decision mends that', () => {
    const changed = says(decided(aDraft({ permission: 'not-reached' })), 'p1', 'refused')
    expect(mayShare(changed)).toMatchObject({ share: 'none', because: ['refused', 'must-decide-again'] })
    expect(mayShare(decided(changed)).share).toBe('all')
  })

  test('a yes of one of two overtakes no decision that the other still needs', () => {
    const t = says(decided(aDraft({ family: bothResponsible, permission: 'refused' })), 'p2', 'given')
    expect(mayShare(t)).toMatchObject({ share: 'all', because: ['refused', 'decided-to', 'risk-of-harm'] })
    const no = says(
      decided(aDraft({ family: bothResponsible, permission: 'refused' }), { outcome: 'do-not-share' }),
      'p2',
      'given',
    )
    expect(mayShare(no)).toMatchObject({ share: 'none', because: ['refused', 'decided-not-to'] })
  })

  test('somebody who newly has responsibility was not asked: an earlier decision does not cover them', () => {
    const t = decided(refused())
    const family = { ...t.family, people: t.family.people.map((one) => ({ ...one, parentalResponsibility: true })) }
    expect(mayShare(doing(t, worker, 'record-family', { family }))).toMatchObject({
      share: 'none',
      because: ['refused', 'not-yet-sought', 'must-decide-again'],
    })
  })

  test('a refusal is not mended by taking the person out of the family', () => {
    const t = refused()
    const family = { ...t.family, people: t.family.people.filter(({ id }) => id !== 'p1') }
    given(t).by(worker).when('record-family', { family }).thenRefused({ code: 'permission-on-record', person: 'p1' })
  })

  const anew = (t: Transfer) => says(says(t, 'p1', 'withdrawn'), 'p1', 'given')

  test.each([
    ['the same answer once more', 'refused', 'refused'],
    ['that somebody is asked again', 'refused', 'awaiting-answer'],
    ['that somebody could not be reached again', 'not-sought-urgent', 'not-reached'],
  ] as const)('%s changes no decision', (_what, before, later) => {
    const t = decided(says(aDraft({ without: 'permission' }), 'p1', before))
    expect(mayShare(says(t, 'p1', later)).share).toBe('all')
  })

  test('that somebody who said yes can no longer be asked does', () => {
    const yes = aDraft({ permission: 'given-in-part', papers: ['plan'] })
    expect(mayShare(says(decided(yes), 'p1', 'not-reached'))).toMatchObject({
      share: 'none',
      because: ['not-reached', 'must-decide-again'],
    })
  })

  test('a choice to send less than all agreed to holds until an answer changes', () => {
    const less = decided(aDraft(), inPart('summary'))
    expect(mayShare(less)).toMatchObject({
      share: 'part',
      papers: ['summary'],
      because: ['decided-in-part'],
    })
    expect(mayShare(says(less, 'p1', 'given'))).toEqual(mayShare(less))
    expect(mayShare(anew(less)).share).toBe('all')
    const none = decided(aDraft(), { outcome: 'do-not-share' })
    expect(mayShare(none)).toMatchObject({ share: 'none', because: ['decided-not-to'] })
    expect(mayShare(says(none, 'p1', 'given'))).toEqual(mayShare(none))
    expect(mayShare(anew(none)).share).toBe('all')
  })

  test('an answer in part opens nothing that a decision kept back', () => {
    const second = (decision: object) => {
      const t = aDraft({ family: bothResponsible, permission: 'given-in-part', papers: ['plan', 'summary'] })
      return says(decided(t, decision), 'p2', 'given-in-part', { papers: ['plan', 'minutes'] })
    }
    expect(mayShare(second({ outcome: 'share' }))).toMatchObject({ papers: ['plan'], because: ['given-in-part'] })
    expect(mayShare(second(inPart('summary', 'plan')))).toMatchObject({
      papers: ['plan'],
      because: ['given-in-part', 'decided-in-part', 'risk-of-harm'],
    })
    const again = { share: 'none', papers: [], because: ['given-in-part', 'must-decide-again'] }
    expect(mayShare(second(inPart('summary')))).toMatchObject(again)
    expect(mayShare(second({ outcome: 'do-not-share' }))).toMatchObject(again)
  })

  test('permission withdrawn after sending unsends nothing, and lets nothing further go', () => {
    const sent = aSent()
    const withdrawn = says(sent, 'p1', 'withdrawn')
    expect(withdrawn.papers).toEqual(sent.papers)
    expect(mayShare(withdrawn)).toMatchObject({ share: 'none', because: ['withdrawn', 'must-decide'] })
    const addendum = given(withdrawn).by(worker)
    addendum.when('send-addendum').thenRefused({ code: 'not-lawful-to-share', rule: 'R4.7' })
    given(decided(withdrawn)).by(worker).when('send-addendum').thenHappened('AddendumSent')
  })

  test('every kind of answer is said once, the weightiest first', () => {
    const t = says(aDraft({ family: bothResponsible, permission: 'not-reached' }), 'p2', 'not-reached')
    const both = says(t, 'c1', 'withdrawn', { understanding: 'has' })
    expect(mayShare(both).because).toEqual(['withdrawn', 'not-reached', 'must-decide'])
  })
})

describe('sharing against advice waits for a service manager (R4.4)', () => {
  const waits = { share: 'none', because: expect.arrayContaining(['waits-for-countersignature']) }
  const goes = (t: Transfer) => expect(mayShare(t).because).not.toContain('waits-for-countersignature')

  test('advice in part is followed by those papers or fewer, and by no other', () => {
    const t = advised(refused(), 'share-in-part', guardian, { papers: ['plan', 'summary'] })
    goes(decided(t, inPart('plan', 'summary')))
    goes(decided(t, inPart('summary')))
    expect(mayShare(decided(t, inPart('summary', 'other')))).toMatchObject(waits)
    expect(mayShare(decided(t))).toMatchObject(waits)
    expect(mayShare(countersigned(decided(t, inPart('summary', 'other'))))).toMatchObject({
      share: 'part',
      papers: ['summary', 'other'],
      because: ['refused', 'decided-in-part', 'risk-of-harm', 'countersigned'],
    })
  })

  test('either adviser’s no counts, whichever was asked first', () => {
    for (const [first, second] of [
      [guardian, lawyer],
      [lawyer, guardian],
    ] as const)
      expect(mayShare(decided(advised(advised(refused(), 'do-not-share', first), 'share', second)))).toMatchObject(
        waits,
      )
  })

  test('an adviser’s later answer replaces the earlier one, of both kinds', () => {
    goes(decided(advised(advised(refused(), 'do-not-share'), 'share')))
    expect(mayShare(decided(advised(advised(refused(), 'share'), 'do-not-share')))).toMatchObject(waits)
  })

  test('advice that comes after the decision counts as well', () => {
    const late = advised(decided(refused()), 'do-not-share')
    expect(mayShare(late)).toMatchObject(waits)
    expect(mayShare(countersigned(late)).share).toBe('all')
  })

  test('a countersignature older than the newest advice does not count', () => {
    const signed = countersigned(decided(advised(refused(), 'do-not-share')))
    expect(mayShare(signed).share).toBe('all')
    const again = advised(signed, 'do-not-share', lawyer)
    expect(mayShare(again)).toMatchObject(waits)
    expect(mayShare(countersigned(again)).share).toBe('all')
    expect(mayShare(advised(signed, 'do-not-share'))).toMatchObject(waits)
  })

  test('a countersignature older than the decision does not count', () => {
    expect(mayShare(decided(countersigned(decided(advised(refused(), 'do-not-share')))))).toMatchObject(waits)
  })

  test('not to share goes against no advice', () => {
    expect(mayShare(decided(advised(refused(), 'share'), { outcome: 'do-not-share' })).because).toEqual([
      'refused',
      'decided-not-to',
    ])
  })
})

describe('conditions (R4.4)', () => {
  const conditional = (t: Transfer, ...conditions: string[]) =>
    advised(t, 'share-with-conditions', guardian, { conditions })
  const own = { conditions: ['By hand only.'] }

  test('that were advised go with the papers, and the decision’s own beside them, each once', () => {
    expect(mayShare(decided(conditional(refused(), 'Not to the school.', 'By hand only.'), own)).conditions).toEqual([
      'Not to the school.',
      'By hand only.',
    ])
  })

  test('of both advisers hold; a later answer of one replaces its own', () => {
    const both = advised(conditional(refused(), 'Not to the school.'), 'share-with-conditions', lawyer, {
      conditions: ['Keep until the hearing.'],
    })
    expect(mayShare(decided(both)).conditions).toEqual(['Not to the school.', 'Keep until the hearing.'])
    expect(mayShare(decided(advised(both, 'share'))).conditions).toEqual(['Keep until the hearing.'])
  })

  test('are none where nothing goes', () => {
    expect(mayShare(conditional(refused(), 'Not to the school.')).conditions).toEqual([])
  })

  test('are set aside only by a countersigned decision', () => {
    const aside = decided(conditional(refused(), 'Not to the school.'), { setAsideConditions: true, ...own })
    expect(mayShare(aside)).toMatchObject({ share: 'none', conditions: [] })
    expect(mayShare(countersigned(aside))).toMatchObject({ share: 'all', conditions: ['By hand only.'] })
  })

  test('that were to be set aside stay where everyone says yes and nobody countersigned', () => {
    const aside = decided(conditional(refused(), 'Not to the school.'), { setAsideConditions: true })
    const yes = says(aside, 'p1', 'given')
    expect(mayShare(yes)).toMatchObject({ share: 'all', conditions: ['Not to the school.'] })
    given(yes).when('countersign-sharing').thenRefused({ code: 'nothing-to-countersign' })
  })

  test('go on the record of the sending', () => {
    const t = decided(conditional(refused(), 'Not to the school.'))
    const { events } = given(t).by(lead).when('send').thenHappened('TransferSent')
    expect(events).toMatchObject([{ verdict: { conditions: ['Not to the school.'] } }])
  })
})
