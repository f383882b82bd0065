import { z } from 'zod'
import { date } from '../../../schemas/dates.ts'
import { valueAt } from '../../../schemas/parts.ts'
import {
  type PracticeKind,
  PracticeProfile,
  type PracticeRule,
  PracticeUnit,
  practiceTitles,
  triggersOf,
  Within,
} from '../../../schemas/practice.ts'
import { text } from '../../../schemas/text.ts'
import { practiceProfiles } from '../../domain/practice-profiles.ts'
import { documentNamed } from './practice-words.ts'

const from = date('From which day', 'Today or later. It replaces whatever was to be in force from then on.')

/** Choosing one that is ready-made. */
export const ChooseForm = z.strictObject({
  shipped: z.enum(practiceProfiles.map(({ id }) => id) as [string, ...string[]]).meta({
    title: 'Which practice',
    labels: Object.fromEntries(practiceProfiles.map(({ id, name }) => [id, name])),
    hints: Object.fromEntries(practiceProfiles.map(({ id, document }) => [id, `${documentNamed(document)}.`])),
  }),
  from,
})

/** One line of the form, and the rule that it makes. */
type Line = { key: string; title: string; what: PracticeKind; category?: PracticeRule['category'] }

const line = (what: PracticeKind, category?: NonNullable<PracticeRule['category']>): Line => ({
  key: category ? `${what}-${category}` : what,
  title: category ? `${practiceTitles[what]}: ${category}` : practiceTitles[what],
  what,
  ...(category ? { category } : {}),
})

const lines: readonly Line[] = [
  ...[line('first-meeting'), line('first-review')],
  ...[line('review'), line('review', 'welfare'), line('review', 'disability'), line('review-at-most'), line('visit')],
  ...(['plan-updated', 'plan-circulated', 'meeting-recorded', 'minutes-to-worker', 'minutes-circulated'] as const).map(
    (what) => line(what),
  ),
  ...[line('invitations-by'), line('invitations-from'), line('manager-review'), line('plan-at-most')],
]

const unitLabels = { 'working-days': 'working days', days: 'days', weeks: 'weeks', months: 'months' }
const time = {
  within: Within.optional().meta({ title: 'How many' }),
  unit: PracticeUnit.default('weeks').meta({ title: 'Of what', widget: 'select', labels: unitLabels }),
}
const triggerLabels = {
  'plan-required': 'The decision that a plan is required',
  'meeting-required': 'The decision that a meeting is required',
  'plan-started': 'The start of the plan',
  'first-meeting': 'The first meeting',
}
const timeOf = (what: PracticeKind): z.ZodObject => {
  if (triggersOf[what].length === 1) return z.strictObject(time)
  const counted = { title: 'Counted from', widget: 'select', labels: triggerLabels }
  return z.strictObject({ ...time, from: z.enum(triggersOf[what]).default(triggersOf[what][0]).meta(counted) })
}

/** Rules of an authority’s own: a line that is left blank promises nothing. */
export const OwnForm = z.strictObject({
  name: text(100).meta({ title: 'What your practice is called', widget: 'text' }),
  source: text(200).meta({
    title: 'The document that your own rules stand in',
    description: 'It is shown beside each rule that you change. The other authority reads it too.',
    widget: 'text',
  }),
  from,
  ...Object.fromEntries(lines.map(({ key, title, what }) => [key, timeOf(what).meta({ title })])),
})

/** What the line is called that a field of the form belongs to. */
export const lineOf = (field: string): string | undefined => lines.find(({ key }) => field.startsWith(`${key}.`))?.title

const roughly = { 'working-days': 1.4, days: 1, weeks: 7, months: 30.4 }
const length = ({ within, unit }: PracticeRule) => within * roughly[unit]

/** The rule that a line begins with: of two that say two things, the stricter. */
const ruleAt = (profile: PracticeProfile | undefined, { what, category }: Line): PracticeRule | undefined =>
  profile?.rules
    .filter((rule) => rule.what === what && rule.category === category)
    .sort((a, b) => length(a) - length(b))[0]

/** What the form shows at first: the rules of a practice, line by line. */
export const valuesFrom = (profile: PracticeProfile | undefined): Record<string, unknown> => ({
  // Rules that are changed are no longer the ready-made practice, and want a name of their own.
  ...(profile && !practiceProfiles.some(({ name }) => name === profile.name) ? { name: profile.name } : {}),
  ...Object.fromEntries(
    lines.map((one) => {
      const { within, unit = 'weeks', from = triggersOf[one.what][0] } = ruleAt(profile, one) ?? {}
      return [one.key, { within, unit, ...(triggersOf[one.what].length > 1 ? { from } : {}) }]
    }),
  ),
})

/** The rules of a practice that the form has no line for, and so would not keep. */
export const notKept = (profile: PracticeProfile): PracticeRule[] => {
  const kept = new Set(lines.map((one) => ruleAt(profile, one)))
  return profile.rules.filter((rule) => rule.what !== 'transfer-in' && !kept.has(rule))
}

/**
 * The practice that a filled-in form makes. A rule that was not changed keeps its source and its note; a changed one stands
 * in the authority’s own document. The clock of a move stays with every practice (R6.2).
 */
export function profileFrom(filled: z.infer<typeof OwnForm>, base: PracticeProfile | undefined): PracticeProfile {
  const { name, source } = filled
  const rules = lines.flatMap((one): PracticeRule[] => {
    const given = valueAt(filled, one.key) as Partial<Pick<PracticeRule, 'within' | 'unit' | 'from'>> | undefined
    if (given?.within === undefined) return []
    const before = ruleAt(base, one)
    const rule = {
      ...{ what: one.what, within: given.within, unit: given.unit ?? 'weeks' },
      ...{ from: given.from ?? triggersOf[one.what][0], ...(one.category ? { category: one.category } : {}), source },
    }
    const same = (['within', 'unit', 'from'] as const).every((key) => before?.[key] === rule[key])
    return [before && same ? before : rule]
  })
  const [shipped] = practiceProfiles
  const move = (base ?? shipped)?.rules.filter(({ what }) => what === 'transfer-in') ?? []
  return PracticeProfile.parse({
    ...{ name, rules: [...rules, ...move] },
    ...(base?.basedOn ? { basedOn: base.basedOn } : {}),
  })
}
