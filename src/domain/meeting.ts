import type { z } from 'zod'
import type {
  ArrangeMeeting,
  CancelMeeting,
  Complete,
  HoldMeeting,
  WriteClosingSummary,
} from '../../schemas/verbs/meeting.ts'
import { coveredChildren } from './children.ts'
import { dueOf, londonDate, underOtherLaw } from './clock.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { disputedChildren } from './dispute.ts'
import { peopleToTell } from './family-told.ts'
import { leading } from './leads.ts'
import { plainDate } from './plain-dates.ts'
import { openChildren, type Transfer } from './transfer.ts'

/** Whether anybody still counts on the due date: a child is open for whom no meeting was held (R6.8). */
export const meetingOwed = (t: Transfer): boolean => openChildren(t).some((id) => t.children[id]?.outcome === undefined)

/** Whether a meeting is arranged that was neither held nor cancelled. */
export const meetingArranged = ({ meeting }: Transfer): boolean =>
  meeting !== undefined && meeting.heldOn === undefined && meeting.cancelled === undefined

/** Whether a meeting waits to be recorded: one arranged, or one held at which a child has no outcome yet. */
export const meetingToRecord = (t: Transfer): boolean =>
  meetingArranged(t) || (t.meeting?.heldOn !== undefined && !t.meeting.cancelled && meetingOwed(t))

/** Arranges the receiving authority's meeting; after the due date it needs a reason (R7.1, R7.2). */
export function arrangeMeeting(t: Transfer, input: z.infer<typeof ArrangeMeeting>, f: Facts): Decision {
  if (input.on < f.on)
    return refuse({
      code: 'date-impossible',
      rule: 'R7.1',
      field: 'on',
      why: 'a meeting is arranged for today or later',
    })
  const due = dueOf(t, f.calendar)
  if (due && meetingOwed(t) && input.on > due.on && !input.lateReason)
    return refuse({ code: 'late-meeting-needs-a-reason', rule: 'R7.2', field: 'lateReason', due: due.on })
  return happened({ type: 'MeetingArranged', ...input })
}

/** The arranged meeting will not be held; nothing but a meeting or an end stops the clock (R6.8). */
export function cancelMeeting(t: Transfer, input: z.infer<typeof CancelMeeting>): Decision {
  return meetingArranged(t)
    ? happened({ type: 'MeetingCancelled', ...input })
    : refuse({ code: 'meeting-not-arranged', rule: 'R7.1' })
}

/** The meeting was held, with an outcome and reasons for each child (R7.1, R7.3). */
export function holdMeeting(t: Transfer, input: z.infer<typeof HoldMeeting>, f: Facts): Decision {
  if (!meetingToRecord(t)) return refuse({ code: 'meeting-not-arranged', rule: 'R7.1' })
  const { heldOn } = t.meeting ?? {}
  if (heldOn !== undefined && input.on !== heldOn) {
    const why = `that meeting was held on ${plainDate(heldOn)}; for another day arrange another`
    return refuse({ code: 'date-impossible', rule: 'R7.1', field: 'on', why })
  }
  if (input.on > f.on)
    return refuse({ code: 'date-impossible', rule: 'R7.1', field: 'on', why: 'it cannot have been held in the future' })
  if (t.receiverTold !== undefined && input.on < londonDate(t.receiverTold)) {
    const why = 'your authority had not been told of the move'
    return refuse({ code: 'date-impossible', rule: 'R7.1', field: 'on', why })
  }
  const covered = coveredChildren(
    t,
    input.outcomes.map(({ child }) => child),
  )
  if ('refused' in covered) return covered
  const { children } = covered
  const again = heldOn === undefined ? [] : children.filter((id) => t.children[id]?.outcome !== undefined)
  if (again.length > 0) return refuse({ code: 'outcome-on-record', rule: 'R7.3', children: again })
  const others = input.deficits.map(({ child }) => child).filter((id) => !children.includes(id))
  if (others.length > 0) return refuse({ code: 'no-such-child', rule: 'R2', children: others })
  return happened({ type: 'MeetingHeld', ...input })
}

/** “No longer in need” takes the closing summary, its practice lead and service manager named (R7.3). */
export function writeClosingSummary(t: Transfer, input: z.infer<typeof WriteClosingSummary>): Decision {
  const covered = coveredChildren(t, [input.child])
  if ('refused' in covered) return covered
  if (t.children[input.child]?.outcome !== 'no-longer-in-need')
    return refuse({ code: 'still-in-need', rule: 'R7.3', children: [input.child] })
  return happened({ type: 'ClosingSummaryWritten', ...input })
}

/** Complete = responsibility accepted, meeting held, family told; never while in dispute (R7.4). */
export function complete(t: Transfer, input: z.infer<typeof Complete>, f: Facts): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  const { children } = covered
  const disputed = disputedChildren(t, children)
  if (disputed.length > 0) return refuse({ code: 'in-dispute', rule: 'R8.6', children: disputed })
  const notAccepted = children.filter((id) => t.children[id]?.accepted === undefined)
  if (notAccepted.length > 0) return refuse({ code: 'not-accepted', rule: 'R7.4', children: notAccepted })
  const notLed = children.filter((id) => !leadsBy(t, id, f.on))
  if (notLed.length > 0) return refuse({ code: 'not-leading-yet', rule: 'R8.1', children: notLed })
  // Where other law holds no meeting is due (R2.12).
  const notMet = underOtherLaw(f.calendar) ? [] : children.filter((id) => t.children[id]?.outcome === undefined)
  if (notMet.length > 0) return refuse({ code: 'meeting-not-held', rule: 'R7.4', children: notMet })
  const notSummed = children.filter((id) => {
    const { outcome, closingSummary } = t.children[id] ?? {}
    return outcome === 'no-longer-in-need' && closingSummary === undefined
  })
  if (notSummed.length > 0) return refuse({ code: 'closing-summary-missing', rule: 'R7.3', children: notSummed })
  // That they were told before is not that they were told of this.
  const { change } = t
  const news = change !== undefined && change.what !== 'sent' && change.children.some((id) => children.includes(id))
  const told = t.familyTold.receiver !== undefined && (!news || change.told.length > 0)
  if (!told && peopleToTell(t).length > 0) return refuse({ code: 'family-not-told', rule: 'R7.4' })
  return happened({ type: 'ChildrenEnded', how: 'completed', children, on: f.on })
}

/** Whether the receiving authority leads for this child on this date (R8.1). */
function leadsBy(t: Transfer, id: string, on: string): boolean {
  const child = t.children[id]
  return child !== undefined && leading(child, on) === 'receiver'
}
