import type { Authority } from '../../schemas/authority.ts'
import { Responsibility } from '../../schemas/dispute.ts'
import type { RecordEntry } from '../../schemas/record.ts'
import { TransferView, type Warning } from '../../schemas/transfer.ts'
import type { PartyRow } from '../../src/db/load.ts'
import { mayRead } from '../../src/domain/access.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { londonDate } from '../../src/domain/clock.ts'
import { clockAnswer } from '../../src/domain/clock-answer.ts'
import { responsibilityView } from '../../src/domain/dispute-view.ts'
import { audienceOf, type EventType, seenFromTheStart } from '../../src/domain/events.ts'
import { outOfHours } from '../../src/domain/office-hours.ts'
import { missingParts } from '../../src/domain/package.ts'
import { sideOf, type Transfer } from '../../src/domain/transfer.ts'
import { mayShare } from '../../src/domain/verdict.ts'
import { moveOf, sharingOf, toldOf } from '../../src/exchange/move-view.ts'
import { standingOf } from '../../src/exchange/standing.ts'
import { meetingOf, residenceFor } from '../../src/exchange/transfer.ts'
import { councilNames, namesOf } from '../../src/web/pages/names.ts'
import type { Opened } from '../../src/web/pages/opened.ts'
import { england, historyOf, now } from './acting.ts'
import { aWorkerOf, councils } from './actors.ts'

export const authorities: Authority[] = (['Marlbrook County Council', 'Thornwick Borough Council'] as const).map(
  (name, at) => ({
    ...{ id: at === 0 ? councils.sender : councils.receiver, name, nation: 'england', onExchange: true },
    ...{
      gssCode: `E9900000${at}`,
      dfeCode: `99${at}`,
      dutyTelephone: `01632 96010${at}`,
      outOfHoursTelephone: `01632 96090${at}`,
    },
  }),
)

/** The record of a transfer of the builders, as its page reads it. */
export const recordOf = (t: Transfer): RecordEntry[] =>
  historyOf(t).map(({ event: { type, ...said }, stamp: { seq, at, by } }) => ({
    ...{ seq, type, at, recordedAt: at, said, hash: 'ef'.repeat(32) },
    ...{ actor: by.worker, name: by.name, role: by.role, authority: by.authority },
  }))

const aParty = (id: string, name: string, telephone: string): PartyRow => ({
  ...{ id, name, nation: 'england', onExchange: true, guestDesk: false, byEmail: true, telephone },
  ...{ outOfHoursTelephone: null, hasWebhook: false, hasOutOfHours: false, rungs: [] },
})
const partiesOf = (t: Transfer, rungs: PartyRow['rungs']) => ({
  sender: { ...aParty(t.sender, 'Marlbrook Council', '01632 960 100'), rungs },
  receiver: aParty(t.receiver, 'Thornwick Borough Council', '01632 960 101'),
})

/** A transfer as one reader’s page has it, built as the exchange builds it and checked by the published schema. */
export function openedBy(
  t: Transfer,
  by: Actor = aWorkerOf('sender', 'social-worker'),
  at = now,
  warned: readonly Warning[] = [],
  /** What the transferring authority has set of its ladder. */
  rungs: PartyRow['rungs'] = [],
): Opened & { responsibility: Responsibility } {
  const standing = standingOf({ transfer: t, head: 'ef'.repeat(32) }, partiesOf(t, rungs), by, england, at)
  const side = sideOf(t, by.authority) ?? 'sender'
  const sender = side === 'sender'
  const papers = t.papers.filter(({ shared }) => sender || shared)
  const content = {
    ...{ family: t.family, unavailable: t.unavailable, missing: missingParts(t), verdict: mayShare(t) },
    papers: papers.map(({ addedBy: _by, addedAt: _at, withheld: _why, shared, ...paper }) => ({
      ...paper,
      shared: shared === true,
    })),
    ...{ residence: residenceFor(t, side), questions: t.questions, familyTold: t.familyTold },
    ...{ sharing: sharingOf(t, side), move: moveOf(t, side, by, []), told: toldOf(t, england, londonDate(at)) },
    ...(t.meeting ? { meeting: meetingOf(t.meeting) } : {}),
    visits: t.visits ?? [],
    closingSummaries: [],
    ...(t.sentAt ? { sentAt: t.sentAt } : {}),
    ...{ warnings: warned, warnedOn: londonDate(at) },
    renditions: (t.renditions ?? []).map(({ file: _place, ...rendition }) => rendition),
  }
  const extent = mayRead(t, by)
  const open = extent === 'all'
  const mine = ({ type, authority }: RecordEntry) => {
    const audience = audienceOf(type as EventType, true, sideOf(t, authority) ?? 'sender')
    return open ? audience === 'both' || audience === side : seenFromTheStart.has(type)
  }
  const view = TransferView.parse(JSON.parse(JSON.stringify({ ...standing, ...(open ? { content } : {}) })))
  const today = londonDate(at)
  return {
    ...{ view, authorities, names: namesOf(view), councils: councilNames(view, authorities), today },
    ...{ now: at, outOfHours: outOfHours(at, england) },
    record: extent === 'nothing' ? [] : recordOf(t).filter(mine),
    clock: clockAnswer(t, { calendar: england }, today, { follows: [] }),
    responsibility: Responsibility.parse(responsibilityView(t)),
    viewer: { name: by.name, council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' },
  }
}
