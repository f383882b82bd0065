import type { Mark } from '../../schemas/documents/paper.ts'
import { endingLabels } from '../../schemas/event-said.ts'
import type { Role } from './actor.ts'
import type { Names } from './names.ts'
import type { Ending, Slot, Transfer, Verdict } from './transfer.ts'

// The one home of what pages and prints call things.

export const slotTitles: Record<Slot | 'other', string> = {
  assessment: 'Social work assessment',
  plan: 'Child in Need plan',
  minutes: 'Minutes of the latest review',
  summary: 'Summary or case report',
  other: 'Other paper',
}

/** Which of the papers of its slot it is, counted by itself: "second version of the assessment". The package has versions of its own. */
export const versionSaid = ({ slot, version }: { slot: string; version: number }): string =>
  `${ordinal(version)} version of the ${slot === 'other' ? 'paper' : slot}`

/** A paper by its slot and its own number: "Social work assessment, second version". Further papers are counted, for each is another. */
export function paperName({ slot, version }: { slot: string; version: number }): string {
  const title = Object.hasOwn(slotTitles, slot) ? slotTitles[slot as Slot | 'other'] : slot
  return slot === 'other' ? `${title} ${version}` : `${title}, ${ordinal(version)} version`
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** A number as it counts: "second", from eleven on "11th". */
export function ordinal(n: number): string {
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10
  return ordinals[n - 1] ?? `${n}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}

export const roleWords: Record<Role | 'exchange', string> = {
  'social-worker': 'social worker',
  'practice-lead': 'practice lead',
  'service-manager': 'service manager',
  'head-of-service': 'head of service',
  director: 'director of children’s services',
  'caldicott-guardian': 'Caldicott guardian',
  'legal-adviser': 'legal adviser',
  duty: 'duty worker',
  auditor: 'auditor',
  administrator: 'administrator',
  exchange: 'the exchange itself',
}

export const endingWords: Record<Ending, string> = endingLabels

/** How soon the sender asked for it; said of the day of sending, so that it stays true on paper. */
export const urgencyWords: Record<Transfer['urgency'], string> = {
  routine: 'Routine',
  soon: 'Soon: within five working days of being sent',
  urgent: 'Urgent: on the day it was sent',
}

/** The kinds of care that a paper may ask for (R3.10). */
export const markKinds: Record<Mark['kind'], string> = {
  'third-party': 'information about a third party',
  'keep-from': 'something to keep from a named person',
  'confidential-address': 'a confidential address',
}

const shareWords: Record<Verdict['share'], string> = {
  all: 'Yes, the whole package',
  part: 'Yes, but only some of the papers',
  none: 'Not yet',
}

/** The headline of a verdict: a no that was decided is a no, and not “not yet” (R4.7). */
export const shareSaid = ({
  share,
  because = [],
}: {
  share: Verdict['share']
  because?: readonly string[] | undefined
}): string => (because.includes('decided-not-to') ? 'No' : shareWords[share])

const caldicottWords: Record<Verdict['caldicott'], string> = {
  'not-needed': 'Not needed',
  'to-consider': 'To be considered: somebody said no',
  'considered-not-needed': 'Considered, and not thought necessary; the reason is on record',
  requested: 'Asked, no answer yet',
  advised: 'Advice given',
}

type Caldicott = Pick<Verdict, 'caldicott'> & { caldicottWhy?: string | undefined }

/** The Caldicott status, with the reason where one was given (R4.8): the same on page and cover. */
export const caldicottSaid = ({ caldicott, caldicottWhy }: Caldicott): string =>
  caldicottWhy ? `Considered, and not thought necessary: ${caldicottWhy}` : caldicottWords[caldicott]

/** A role as people say it; one not known here stands as it is. */
export const roleSaid = (role: string): string =>
  Object.hasOwn(roleWords, role) ? roleWords[role as keyof typeof roleWords] : role

/** What a mark asks for, in one sentence and without its reason: short enough to stand on every page (R3.10). */
export function markSentence(mark: Mark, names: Names): string {
  if (mark.kind === 'third-party') return `About a third party: ${mark.who}`
  const known = mark.person === undefined ? undefined : names.get(mark.person)
  const from = known === undefined || mark.from.includes(known) ? mark.from : `${mark.from} (${known})`
  return mark.kind === 'keep-from'
    ? `Keep from ${from}: ${mark.what}`
    : `Confidential address of ${mark.whose}: keep from ${from}`
}

/** The reason that a mark gives, or the note on how to handle it. */
export const markReason = (mark: Mark): string | undefined => (mark.kind === 'third-party' ? mark.note : mark.reason)

/** The size of a file as people say it. */
export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** The kind of a file as people say it: "PDF". */
export const kindOf = (mediaType: string): string => (mediaType.split('/').at(-1) ?? mediaType).toUpperCase()
