import { describe, expect, test } from 'vitest'
import { AuthorityId } from '../../../schemas/authority.ts'
import { Family } from '../../../schemas/family.ts'
import { nhsNumberFault, upnFault } from '../../../schemas/identifiers.ts'
import { dueDate } from '../../../src/domain/clock.ts'
import { draft } from '../../../src/domain/draft.ts'
import { lateness, toldLate, whyStill } from '../../../src/domain/lateness.ts'
import { closingPack } from '../../../src/domain/pack.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import { openChildren, stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { addWorkingDays, calendarOf, calendarsOf, counted, shippedHolidays } from '../../../src/domain/working-days.ts'
import { acted, england, nextTransferId } from '../../support/acting.ts'
import { aWorkerOf, councils } from '../../support/actors.ts'
import { aStay, listWith, sweptAt } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { aFamily, inputs } from '../../support/inputs.ts'
import { bothResponsible, decided, lead, says, worker } from '../../support/sharing.ts'
import {
  aDraft,
  aMeetingArranged,
  anAccepted,
  anAcknowledged,
  aSent,
  doing,
  inDispute,
  openingBy,
} from '../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const dueOf = (t: Transfer) => t.clock?.runs?.due
/** Resident from a date, as it was said that morning. */
const residentFrom = (on: string) =>
  doing(aDraft({ without: 'residence' }), worker, 'report-residence', { on }, `${on}T09:00:00.000Z`)

describe('1: residence on an awkward day', () => {
  test.each([
    ['a Saturday', '2026-11-21', '2026-12-18'],
    ['Maundy Thursday', '2026-04-02', '2026-05-05'],
    ['the last day of November, over Christmas', '2026-11-30', '2026-12-30'],
  ])('%s, %s: the meeting is due on %s', (_what, on, due) => {
    expect(dueOf(residentFrom(on))?.on).toBe(due)
  })

  test('19 September 2022, announced in the middle of the clock, moves it by a day and keeps both dates', () => {
    const before = calendarOf('england-and-wales', listWith('2022-09-08', { removed: ['2022-09-19'] }))
    const after = calendarOf('england-and-wales', listWith('2022-09-10', {}))
    const report = { ...inputs['report-residence'], on: '2022-09-01' }
    const at = '2022-09-05T09:00:00.000Z'
    const resident = acted(aDraft({ without: 'residence' }), 'report-residence', report, worker, at, {
      calendar: before,
    })
    const t = sweptAt(doing(resident, worker, 'send', {}, at), '2022-09-10T04:00:00.000Z', after)
    expect(t.clock?.before.map(({ due }) => [due.on, due.calendar])).toEqual([['2022-09-29', '2022-09-08']])
    expect(dueOf(t)).toMatchObject({ on: '2022-09-30', calendar: '2022-09-10' })
  })
})

test('2: a Scottish receiver over 15 June 2026: no English clock runs, and its working days skip that day (R2.12, R6.1)', () => {
  const scotland = calendarsOf(shippedHolidays, 'day-after')('scotland')
  const t = residentFrom('2026-06-12')
  expect([whyStill(t, scotland), dueDate(t.residence, scotland)]).toEqual(['other-law', undefined])
  expect(counted(scotland, '2026-06-12', 1)).toEqual([
    { date: '2026-06-13', counted: false, why: 'Saturday' },
    { date: '2026-06-14', counted: false, why: 'Sunday' },
    { date: '2026-06-15', counted: false, why: 'World Cup bank holiday' },
    { date: '2026-06-16', counted: true, day: 1 },
  ])
  expect(addWorkingDays(england, '2026-06-12', 1).date).toBe('2026-06-15')
})

test('3: notified 25 working days after residence: overdue at birth, and both rungs are told with the first sweep', () => {
  const t = doing(residentFrom('2026-10-19'), worker, 'send')
  expect(toldLate(t, england)).toEqual({ workingDaysGone: 25, on: '2026-11-23' })
  expect(lateness(t, england, '2026-11-23')).toMatchObject([{ due: { on: '2026-11-16' }, late: true, workingDays: 5 }])
  const { events } = given(t).when('remind').thenHappened('ReminderSent', 'ReminderSent')
  expect(events).toMatchObject([
    { reminder: 'late:2026-11-16', to: 'both', rung: 'practice-lead' },
    { reminder: 'very-late:2026-11-16', to: 'both', rung: 'service-manager' },
  ])
  expect(reminders(t, england).filter(({ name }) => name.startsWith('meeting'))).toEqual([])
  given(doing(t, ours, 'acknowledge'))
    .when('arrange-meeting', { on: '2026-11-23' })
    .thenRefused({ code: 'late-meeting-needs-a-reason', due: '2026-11-16' })
})

test('4: residence corrected after the meeting: was it late? Both answers are kept (R6.3)', () => {
  const held = doing(aMeetingArranged(), ours, 'hold-meeting', { on: '2026-12-18' }, '2026-12-18T16:00:00.000Z')
  const corrected = doing(held, ours, 'report-residence', { on: '2026-11-16' }, '2027-01-11T09:00:00.000Z')
  const answers = lateness(corrected, england, '2027-01-11').slice(-2)
  expect(answers.map((one) => [one.due.on, one.running, one.late])).toEqual([
    ['2026-12-18', false, false],
    ['2026-12-14', true, true],
  ])
})

test('5: a dispute opened on day 18: the clock still ends on day 20 (R6.8)', () => {
  const day18 = '2026-12-16'
  expect(counted(england, '2026-11-20', 20).find(({ day }) => day === 18)?.date).toBe(day18)
  const t = doing(anAcknowledged(), ourLead, 'dispute', {}, `${day18}T09:00:00.000Z`)
  expect([t.dispute?.rung, dueOf(t)?.on]).toEqual([0, '2026-12-18'])
  const late = sweptAt(t, '2026-12-21T08:00:00.000Z')
  expect(late.reminded).toEqual(expect.arrayContaining(['meeting-0:2026-12-18', 'late:2026-12-18']))
  expect(lateness(late, england, '2026-12-21').at(-1)?.late).toBe(true)
})

// That no notice holds an address: test/int/notify/words.test.ts.
test('6: “a temporary stay” on a refuge: it is disputed by name, never simply refused, and no event repeats where they are', () => {
  const t = doing(aStay(), ours, 'acknowledge')
  const { after, events } = given(t)
    .by(ourLead)
    .when('dispute', { code: 'temporary-stay', position: 'They stay in a refuge for three weeks.' })
    .thenHappened('DisputeRaised')
  expect(events).toMatchObject([{ ground: 'case-responsibility', code: 'temporary-stay', by: 'receiver' }])
  expect(JSON.stringify(events)).not.toContain(aFamily().to?.lines)
  expect([openChildren(after), after.dispute?.code]).toEqual([['c1', 'c2'], 'temporary-stay'])
  given(t).by(ourLead).when('dispute', { code: undefined }).thenRefused({ code: 'ground-needs-a-reason', rule: 'R8.2' })
})

test('7: one parent says no, the other yes, and a child of 15 objects: a practice lead decides (R4.1, R4.3)', () => {
  const [c1, c2] = aFamily().children
  if (c1 === undefined || c2 === undefined) throw new Error('there are two children')
  const family = { ...bothResponsible, children: [{ ...c1, PersonBirthDate: '2011-05-04' }, c2] }
  const oneNo = says(aDraft({ family }), 'p2', 'refused')
  const t = says(oneNo, 'c1', 'refused', { understanding: 'has' })
  expect(mayShare(t)).toMatchObject({ share: 'none', papers: [] })
  given(t).by(worker).when('send').thenRefused({ code: 'not-lawful-to-share', rule: 'R4.7' })
  given(decided(t)).by(worker).when('send').thenHappened('TransferSent')
  // Where the parents agree, the child's own no is enough to ask for the decision.
  const childAlone = says(says(aDraft({ family }), 'p2', 'given'), 'c1', 'refused', { understanding: 'has' })
  given(childAlone).by(worker).when('send').thenRefused({ code: 'not-lawful-to-share' })
})

test('8: not sought, for it might increase risk: refused without a practice lead’s reasons, sent with them (R4.3)', () => {
  const unsaid = { of: 'p1', state: 'not-sought-risk' }
  const unasked = aDraft({ without: 'permission' })
  expect(() => given(unasked).by(worker).when('record-permission', unsaid)).toThrow('Say why they were not asked')
  const t = says(unasked, 'p1', 'not-sought-risk')
  given(t).by(worker).when('send').thenRefused({ code: 'not-lawful-to-share' })
  expect(() => given(t).by(lead).when('decide-sharing', { reasons: undefined })).toThrow('reasons')
  given(t).by(worker).when('decide-sharing').thenRefused({ code: 'wrong-role' })
  given(decided(t)).by(worker).when('send').thenHappened('TransferSent')
})

test('9: two siblings, one on a child protection plan: refused, with the procedure that is right (R2.10)', () => {
  const [c1, c2] = aFamily().children
  if (c1 === undefined || c2 === undefined) throw new Error('there are two children')
  const family = Family.parse({ ...aFamily(), children: [c1, { ...c2, status: 'child-protection-plan' }] })
  const refused = { code: 'wrong-procedure', rule: 'R2.10', procedure: 'transfer-in-conference', child: 'c2' } as const
  expect(draft({ receiver: councils.receiver, family }, openingBy(worker))).toEqual({ refused })
  given(aDraft()).by(worker).when('record-family', { family }).thenRefused(refused)
})

test('10: the family moves on to a third authority before acceptance: the first receiver’s new transfer carries the case (R2.11)', () => {
  const { after, events } = given(anAcknowledged()).when('move-on').thenHappened('ChildrenEnded')
  expect(events).toMatchObject([{ how: 'moved-on', next: nextTransferId, children: ['c1', 'c2'] }])
  expect(stateOf(after)).toBe('ended')
  expect(reminders(after, england).filter(({ name }) => /meeting|late/.test(name))).toEqual([])
})

test('11: the closing pack asked for before acceptance is refused, and while a dispute is open (R7.4)', () => {
  const asked = (t: Transfer) => closingPack(t, { side: 'sender', on: '2026-12-14' })
  for (const t of [aSent(), anAcknowledged()])
    expect(asked(t)).toEqual({ refused: { code: 'not-accepted', rule: 'R7.4', children: ['c1', 'c2'] } })
  expect(asked(inDispute(0, { from: anAccepted(), by: 'sender' }))).toMatchObject({ refused: { code: 'in-dispute' } })
})

test('12: in flight while codes change on 1 April 2027: its parties stand by their own ids, and it goes on', () => {
  const sent = doing(residentFrom('2027-03-22'), worker, 'send', {}, '2027-03-22T15:00:00.000Z')
  const t = doing(sent, ours, 'acknowledge', {}, '2027-03-31T15:00:00.000Z')
  const swept = sweptAt(t, '2027-04-01T08:00:00.000Z')
  expect([swept.sender, swept.receiver, dueOf(swept)]).toEqual([councils.sender, councils.receiver, dueOf(t)])
  given(swept)
    .at('2027-04-01T10:00:00.000Z')
    .when('accept', { leadsFrom: '2027-04-01' })
    .thenHappened('ResponsibilityAccepted')
})

test('13: an authority by three codes is one: a code is nobody’s id, so none of them opens a transfer', () => {
  for (const code of ['E08000016', 'E08000038', '370']) expect(AuthorityId.safeParse(code).success, code).toBe(false)
  for (const id of Object.values(councils)) expect(AuthorityId.safeParse(id).success).toBe(true)
})

test('14: UPN Q207000016049 and NHS number 9991234566 both fail their check', () => {
  expect(upnFault('Q207000016049')).toBeDefined()
  expect(nhsNumberFault('9991234566')).toBeDefined()
  expect(upnFault('P207000016049')).toBeUndefined()
})

test('15: due past 2028-12-31: a date, marked provisional because no bank holiday is published there (R6.4)', () => {
  const due = dueOf(residentFrom('2028-12-15'))
  expect(due).toMatchObject({ dayZero: '2028-12-15', on: '2029-01-16', provisional: true, because: ['horizon'] })
  // Resident so that day 20 is the last published working day, it is certain.
  expect(dueOf(residentFrom('2028-11-29'))).toMatchObject({ provisional: false })
})

// Letters that do not go, are retried and die: test/int/notify/drain.test.ts. Nothing that is mailed to the exchange is read.
test('16: delivered but not acknowledged: silence accepts nothing, it reminds (R2.3, R6.6)', () => {
  const swept = sweptAt(aSent(), '2026-12-01T08:00:00.000Z')
  expect(swept.reminded).toEqual([
    'acknowledge:2026-11-20',
    'answer:2026-11-20',
    'telephone:receiver:11:2026-11-20',
    'told:11',
  ])
  expect([stateOf(swept), swept.acknowledgedAt]).toEqual(['sent', undefined])
})

// One call twice: test/int/exchange/once.test.ts. The same child in another transfer: test/int/exchange/earlier-moves.test.ts.
test('17: one package sent twice: the second is out of turn (R2.1), and what was sent by mistake is withdrawn as a duplicate', () => {
  given(aSent()).by(worker).when('send').thenRefused({ code: 'out-of-turn', rule: 'R2.1', state: 'sent' })
  const { events } = given(aSent()).when('withdraw', { why: 'duplicate' }).thenHappened('ChildrenEnded')
  expect(events).toMatchObject([{ how: 'withdrawn', code: 'duplicate' }])
})

// 18: a file whose hash is not the one that was sent is named: test/unit/bundle/verify/flips.test.ts; what is fetched hashes to
// the manifest: test/edge/http/content.test.ts.
