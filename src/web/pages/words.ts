import type { z } from 'zod'
import type { Role } from '../../domain/actor.ts'
import type { Ending, Slot, State, Verdict } from '../../domain/transfer.ts'
import type { VerbName, verbs } from '../../domain/verbs.ts'
import type { TagColour } from '../components/tag.tsx'
import { fieldsOf } from '../forms/fields.ts'

/** A state in one or two words with its colour; the colour is never the only thing that tells it. */
export const stateTags: Record<State, { text: string; colour: TagColour }> = {
  requested: { text: 'Requested', colour: 'purple' },
  draft: { text: 'Draft', colour: 'grey' },
  sent: { text: 'Sent', colour: 'blue' },
  acknowledged: { text: 'Acknowledged', colour: 'yellow' },
  accepted: { text: 'Accepted', colour: 'teal' },
  completed: { text: 'Completed', colour: 'green' },
  ended: { text: 'Ended', colour: 'grey' },
}

export const urgencyTags: Record<string, { text: string; colour: TagColour }> = {
  routine: { text: 'Routine', colour: 'grey' },
  soon: { text: 'Soon', colour: 'orange' },
  urgent: { text: 'Urgent', colour: 'red' },
}

export const slotTitles: Record<Slot | 'other', string> = {
  assessment: 'Social work assessment',
  plan: 'Child in Need plan',
  minutes: 'Minutes of the latest review',
  summary: 'Summary or case report',
  other: 'Other paper',
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

export const endingWords: Record<Ending, string> = {
  completed: 'Transfer completed',
  withdrawn: 'Withdrawn by the transferring authority',
  returned: 'Returned to the transferring authority',
  'moved-on': 'The family moved on',
  'stepped-up': 'Stepped up to child protection',
  'service-declined': 'The family declined the service',
}

export const outcomeWords: Record<string, string> = {
  'no-longer-in-need': 'No longer a child in need',
  continues: 'Continues as a child in need',
  'assessment-update': 'Assessment to be updated',
  'strategy-discussion': 'Strategy discussion (section 47)',
}

export const shareWords: Record<Verdict['share'], string> = {
  all: 'Yes, the whole package',
  part: 'Yes, but only some of the papers',
  none: 'Not yet',
}

export const caldicottWords: Record<Verdict['caldicott'], string> = {
  'not-needed': 'Not needed',
  'considered-not-needed': 'Considered, and not thought necessary; the reason is on record',
  requested: 'Asked, no answer yet',
  advised: 'Advice given',
}

/** The ladder of a dispute, rung by rung (R8.4). */
export const rungWords = ['Practice leads', 'Service managers', 'Heads of service', 'Directors'] as const

export const capabilityTitles: Record<(typeof verbs)[VerbName]['capability'], string> = {
  package: 'The package',
  permission: 'Permission and sharing',
  clock: 'Residence, meeting and completion',
  notice: 'Telling and asking',
  dispute: 'Responsibility and disputes',
}

/** What a choice of a form is called, as its schema labels it. */
export function labelIn(schema: z.ZodObject, key: string, value: string): string {
  const field = fieldsOf(schema).find((one) => one.key === key)
  const options = field && 'options' in field ? field.options : []
  return options.find((option) => option.value === value)?.label ?? value
}
