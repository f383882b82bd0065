import { deskTestDays } from '../../exchange/desk-answer.ts'
import type { Desk, DeskRefused } from '../../exchange/guest-desks.ts'
import type { TagColour } from '../components/tag.tsx'

/** How far a desk is on its way: only one that has answered is sent to (R9.4). */
export type DeskStanding = 'unset' | 'set' | 'confirmed' | 'test-sent' | 'test-over' | 'answered'

export function standingOf(desk: Desk | undefined, now: Date): DeskStanding {
  if (desk === undefined) return 'unset'
  if (desk.testedAt !== null) return 'answered'
  if (desk.confirmedAt === null) return 'set'
  if (desk.testSentAt === null) return 'confirmed'
  return now.getTime() < testUntil(desk.testSentAt).getTime() ? 'test-sent' : 'test-over'
}

/** Until when a test letter can be answered. */
export const testUntil = (sentAt: string): Date => new Date(Date.parse(sentAt) + deskTestDays * 24 * 3_600_000)

export const deskTags: Record<DeskStanding, { text: string; colour: TagColour }> = {
  unset: { text: 'Not set', colour: 'grey' },
  set: { text: 'To be confirmed', colour: 'yellow' },
  confirmed: { text: 'To be tested', colour: 'yellow' },
  'test-sent': { text: 'Waiting for answer', colour: 'blue' },
  'test-over': { text: 'Not answered', colour: 'orange' },
  answered: { text: 'Can be sent to', colour: 'green' },
}

/** What an operator does to a desk, by the last part of the address that its form is posted to. */
export const deskSteps = ['set', 'confirm', 'test', 'remove'] as const
export type DeskStepName = (typeof deskSteps)[number]

/** What is said when a step has been taken, while it still is so. */
export const deskDone: Record<DeskStepName, { text: string; so: readonly DeskStanding[] }> = {
  set: { text: 'The address is set. Another operator must confirm it.', so: ['set'] },
  confirm: { text: 'The address is confirmed. Send the test letter.', so: ['confirmed'] },
  test: { text: 'The test letter has been sent.', so: ['test-sent'] },
  remove: { text: 'The desk is removed.', so: ['unset'] },
}

export const deskRefusals: Record<DeskRefused, { text: string; status: 403 | 404 | 409 | 502 }> = {
  'no-guest': { status: 404, text: 'No such authority is outside the exchange' },
  changed: {
    status: 409,
    text: 'Somebody changed this desk while you had the page open. Look at it, then decide again',
  },
  'set-by-you': { status: 403, text: 'You set this address. Another operator must confirm it' },
  'not-confirmed': { status: 409, text: 'Another operator must confirm the address before anything is sent to it' },
  answered: { status: 409, text: 'The desk has already answered' },
  'just-sent': { status: 409, text: 'A test letter went out within the last minute. Wait before you send another' },
  'not-sent': { status: 502, text: 'The test letter could not be sent. Try again in a few minutes' },
}
