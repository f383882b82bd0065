import { theOther } from '../../domain/actor.ts'
import { lastRung } from '../../domain/ladder.ts'
import type { VerbName } from '../../domain/verbs.ts'
import type { Choice, Field } from '../forms/fields.ts'
import { decisionSaid, withCouncils } from './dispute-words.ts'
import { type DecisionKnown, disputeIn } from './from-record.ts'
import type { Opened } from './opened.ts'

type Around = Pick<Opened, 'view' | 'councils' | 'viewer'>
type Decision = { asked: readonly string[]; offered: readonly string[]; last: boolean }

const forms: ReadonlySet<VerbName> = new Set(['dispute', 'state-position', 'state-duty', 'escalate', 'decide'])

/** The fields of a form about a dispute as they suit it: councils by name, and nothing asked that this reader could not decide. */
export function fieldsForDispute(verb: VerbName, fields: Field[], around: Around): Field[] {
  if (!forms.has(verb)) return fields
  const named = fields.map((field) => withNames(field, around))
  if (verb === 'decide') return decisionFields(named, around)
  if (verb === 'dispute') return raisingFields(named, around)
  if (verb !== 'escalate' || around.view.dispute?.yourRung === 0) return named
  // Above the practice leads each step has its reasons (R8.3).
  return named.map(({ hint: _none, ...field }) => ({ ...field, optional: false }) as Field)
}

/** A coded reason is the receiving authority’s, and it gives one: to decline is to dispute (R2.5, R8.2). */
function raisingFields(fields: Field[], { view }: Around): Field[] {
  if (view.side === 'sender') return fields.filter(({ key }) => key !== 'code')
  return fields.map((field) => {
    if (field.key !== 'code') return field
    const { hint: _none, ...code } = field
    return { ...code, optional: false } as Field
  })
}

function withNames(field: Field, { councils }: Around): Field {
  const plain = (text: string) => withCouncils(text, councils)
  const { hint } = field
  const told = { ...field, title: plain(field.title), ...(hint === undefined ? {} : { hint: plain(hint) }) }
  if (told.kind !== 'one') return told
  return { ...told, options: told.options.map((option) => ({ ...option, label: plain(option.label) })) }
}

/** The children still in dispute, as a form may choose among them. */
export const inDispute = ({ children, dispute }: Around['view']): string[] =>
  children.filter(({ id, ending }) => ending === undefined && dispute?.children.includes(id)).map(({ id }) => id)

/** What the other side recorded as the outcome, for children still in dispute, the newest first (R8.6). */
export const theirOutcomes = ({ view, record }: Pick<Opened, 'view' | 'record'>): DecisionKnown[] =>
  (disputeIn(record, inDispute(view))?.decisions[theOther(view.side)] ?? []).filter(
    ({ decision }) => decision === 'outcome',
  )

/** The answers that record for a child, and whoever it was recorded for beside them, the same as the other side did (R8.6). */
export function sameAsTheirs(opened: Pick<Opened, 'view' | 'record'>, child: string): Record<string, unknown> {
  const theirs = theirOutcomes(opened).find(({ children }) => children.includes(child))
  if (theirs === undefined) return {}
  const { decision, outcome, from, until, leads, children } = theirs
  const some = children.length < inDispute(opened.view).length
  return { decision, outcome, from, until, leads, ...(some ? { children } : {}) }
}

function decisionFields(fields: Field[], around: Around): Field[] {
  const { view } = around
  const decision = whatIsAsked(around)
  return decision.asked.flatMap((key) => {
    const field = fields.find((one) => one.key === key)
    if (field === undefined || (key === 'children' && inDispute(view).length < 2)) return []
    return [asDecided(field, decision, around)]
  })
}

/** What may be decided here: an outcome at the last rung alone; by a guest nothing but to agree or maintain (R8.6, R9.4). */
function whatIsAsked({ view, viewer }: Around): Decision {
  const held = view.dispute?.yourRung
  const last = held === lastRung && !viewer.guest
  // Who leads for a time is the service manager’s to decide, and theirs above (R8.3).
  const weLeadUntil = (held ?? 0) >= 1 && !viewer.guest ? ['weLeadUntil'] : []
  const agrees = view.side === 'receiver' || last ? ['from'] : []
  const outcome = last ? ['outcome', ...agrees, 'until', 'leads'] : agrees
  return {
    asked: ['decision', ...weLeadUntil, ...outcome, 'children', 'reasons'],
    offered: ['agree', 'maintain', ...(viewer.guest ? [] : ['interim', 'legal-advice']), ...(last ? ['outcome'] : [])],
    last,
  }
}

/** One field of a decision, told by which decision it goes with: without a script all of them stand there. */
function asDecided(field: Field, { offered, last }: Decision, { view, councils }: Around): Field {
  const ours = view.side === 'receiver'
  const told = (title: string, hint: string) => ({ ...field, title, hint, optional: false }) as Field
  switch (field.key) {
    case 'decision': {
      if (field.kind !== 'one') return field
      const options = field.options.filter(({ value }) => offered.includes(value))
      return {
        ...field,
        options: options.map(({ value, label }) => ({
          value,
          label: value === 'agree' ? agreeLabel(view) : decisionSaid(label),
          hint: hintOf(value, view, councils),
        })),
      }
    }
    case 'weLeadUntil':
      return told(
        'For an interim arrangement: your authority leads until which date',
        'Three months ahead at most. Your position stands. Leave it blank where who leads does not change.',
      )
    case 'outcome': {
      if (field.kind !== 'one') return field
      const options = field.options.filter(({ value }) => value !== 'goes-on' || view.dispute?.ground === 'delay')
      const title = 'For an outcome: what it is'
      return { ...field, title, optional: false, options: [...options, none('No outcome')] }
    }
    case 'from': {
      const outcome = `an outcome that ${ours ? 'your authority' : councils.receiver} is responsible`
      const title = ours ? `If you agree${last ? `, or for ${outcome}` : ''}` : `For ${outcome}`
      const leads = ours ? 'your authority leads' : 'it leads'
      return told(
        `${title}: from which date ${leads}`,
        ours ? `${within} If you agree and leave it blank, from today.` : within,
      )
    }
    case 'until':
      return told('For a shared outcome: until which date', 'After today, and within a year.')
    case 'leads': {
      if (field.kind !== 'one') return field
      const title = 'For a shared outcome: who leads until then'
      return { ...field, title, optional: false, options: [...field.options, none('Not shared')] }
    }
    case 'children':
      return {
        ...field,
        title: 'For which of the children in dispute',
        hint: 'If you tick none, it is for all of them.',
      }
    default:
      return field
  }
}

// A radio that was pressed by mistake cannot be unpressed.
const none = (label: string): Choice => ({ value: '', label })

const within = 'Today or later, within three months.'

/** What a side gives up its position for, in its own words (R8.6). */
const agreeLabel = ({ side, dispute }: Around['view']): string => {
  if (side === 'receiver') return 'Agree: we take the children on'
  return dispute?.ground === 'delay' ? 'Agree: the transfer goes on' : 'Agree: we keep the children'
}

/** What a decision means for this side, and which of the fields below go with it (R8.3, R8.6). */
function hintOf(decision: string, { side, dispute }: Around['view'], councils: Around['councils']): string {
  const other = theOther(side)
  const unstated = dispute?.positions.includes(other) ? '' : `${councils[other]} has not stated its position yet. `
  const gives =
    side === 'receiver'
      ? 'Your authority takes the children on, and the dispute ends. Give the date below.'
      : dispute?.ground === 'delay'
        ? 'The transfer goes on as it is, and the dispute ends.'
        : 'Your authority keeps the children: the transfer ends for them, and so does the dispute.'
  const hints: Record<string, string> = {
    agree: unstated + gives,
    maintain:
      dispute?.rung === lastRung
        ? 'The dispute goes on: nothing is above this rung, and both directors are reminded.'
        : 'The dispute goes on. When the time of the rung has passed it climbs by itself.',
    interim:
      (dispute?.yourRung ?? 0) >= 1
        ? 'Who leads for a time, while the dispute goes on. Give the date below if your authority is to lead.'
        : 'What is arranged for a time, while the dispute goes on. Who leads for a time, a rung above decides.',
    'legal-advice': 'You take advice before you decide. The time of the rung runs on.',
    outcome:
      'Say below what it is. It ends the dispute where both authorities record the same, or where yours takes responsibility.',
  }
  return hints[decision] ?? ''
}
