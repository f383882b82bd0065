import type { PracticeVersion, SetPractice } from '../../../schemas/practice.ts'
import { londonDate } from '../../domain/clock.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { forEveryone } from '../../domain/practice.ts'
import { practicesOf, setPractice } from '../../exchange/practice.ts'
import { Details } from '../components/details.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { errorsFor, type FieldError, readForm } from '../forms/read-form.ts'
import { inRow } from '../forms/sentences.ts'
import { refusalPage } from './fault.tsx'
import { ChooseForm, lineOf, OwnForm, profileFrom } from './practice-form.ts'
import { PracticeRules } from './practice-rules.tsx'
import { baseOf, type FormName, practiceFields, SetForm, type SetFormProps, versionsIn } from './practice-set.tsx'
import { saidPlainly } from './refusal-words.ts'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'
import type { PageError } from './verb.tsx'

export type PracticeProps = SetFormProps & {
  /** Whether the reader may set it. */
  may: boolean
  /** The version that has just been set. */
  done?: number | undefined
}

const title = 'Practice'

/** By which practice the reader’s authority works, what comes, and what was; an administrator sets it here (R7.5). */
export function PracticePage(props: PracticeProps) {
  const { viewer, practices, may, done, errors = [] } = props
  const [current] = versionsIn(practices, 'in-force')
  const set = practices.find(({ version }) => version === done)
  const earlier = practices.filter(({ standing }) => standing === 'past' || standing === 'replaced')
  return (
    <Shell title={title} viewer={viewer} hasErrors={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          {set && errors.length === 0 ? (
            <NotificationBanner kind="success" text={`“${set.profile.name}” is set from ${plainDate(set.from)}.`} />
          ) : null}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            The timescales of {viewer.council || 'your authority'}. What you send is judged by them, and both sides see
            it. What follows for a child after your meeting is counted by them.
          </p>
        </div>
        <div class="govuk-grid-column-two-thirds">
          {current ? (
            <>
              <h2 class="govuk-heading-m">In force: {current.profile.name}</h2>
              <p class="govuk-body">{span(current)}</p>
              <PracticeRules profile={current.profile} />
            </>
          ) : (
            <NoneInForce />
          )}
          {versionsIn(practices, 'to-come')
            .reverse()
            .map((one) => (
              <OneVersion version={one} />
            ))}
          {earlier.map((one) => (
            <OneVersion version={one} by={replacedBy(one, practices)} />
          ))}
        </div>
        <div class="govuk-grid-column-two-thirds">
          <h2 class="govuk-heading-m govuk-!-margin-top-7">Set the practice</h2>
          {may ? (
            <SetForm {...props} />
          ) : (
            <p class="govuk-body">Only an administrator of your authority may set its practice.</p>
          )}
        </div>
      </div>
    </Shell>
  )
}

const span = ({ from, until }: PracticeVersion): string =>
  until ? `From ${plainDate(from)} to ${plainDate(until)}.` : `From ${plainDate(from)} on.`

function NoneInForce() {
  const { assessmentMonths, planReviewedByManager, planAtMost } = forEveryone
  return (
    <InsetText>
      <p class="govuk-body">No practice is set: only the rules for everybody are judged.</p>
      <p class="govuk-body">
        They are: an assessment is at most {assessmentMonths.every} months old; a plan is looked at after{' '}
        {planReviewedByManager.every} months and expected to end within {planAtMost.every}.
      </p>
    </InsetText>
  )
}

/** The version that took the place of one that was replaced. */
const replacedBy = (one: PracticeVersion, all: readonly PracticeVersion[]): PracticeVersion | undefined =>
  one.standing !== 'replaced'
    ? undefined
    : all
        .filter(({ version, from }) => version > one.version && from <= one.from)
        .sort((a, b) => a.version - b.version)[0]

/** How a version that is not in force stands: whether it began before another took its place on the same day. */
function standingWords(one: PracticeVersion, by: PracticeVersion | undefined): [heading: string, when: string] {
  if (one.standing === 'to-come') return ['To come', span(one)]
  if (one.standing === 'past') return ['Before', span(one)]
  return by && londonDate(by.madeAt) >= one.from
    ? ['Before', `Replaced on the day it began, ${plainDate(one.from)}.`]
    : ['Never in force', `It was to begin on ${plainDate(one.from)}.`]
}

function OneVersion({ version: one, by }: { version: PracticeVersion; by?: PracticeVersion | undefined }) {
  const [heading, when] = standingWords(one, by)
  return (
    <Details summary={`${heading}: ${one.profile.name}. ${when}`}>
      <PracticeRules profile={one.profile} />
    </Details>
  )
}

type Given = { viewer: Viewer; practices: readonly PracticeVersion[]; may: boolean }

async function given(c: Ctx): Promise<Given> {
  const [deps, actor] = [c.get('deps'), c.get('actor')]
  const read = await practicesOf(deps, actor, actor.authority)
  return {
    viewer: viewerOf(c.get('session')) ?? { name: actor.name, council: '', csrf: '' },
    practices: 'found' in read ? read.found : [],
    may: actor.roles.includes('administrator'),
  }
}

const formNamed = (name: unknown): FormName => (name === 'own' ? 'own' : 'shipped')

/** GET /practice. */
export async function showPractice(c: Ctx): Promise<Response> {
  const done = Number(c.req.query('done')) || undefined
  return c.html(<PracticePage {...(await given(c))} form={formNamed(c.req.query('form'))} done={done} />)
}

/** POST /practice: one of the shipped or rules of its own, in place of the version that the page showed as the newest. */
export async function takePractice(c: Ctx): Promise<Response> {
  const [deps, actor, posted] = [c.get('deps'), c.get('actor'), await c.req.formData()]
  const props = await given(c)
  const form = formNamed(posted.get('form'))
  const values = readForm(practiceFields[form], posted)
  const again = (errors: readonly PageError[], status: 409 | 422) =>
    c.html(<PracticePage {...props} {...{ form, values, errors }} />, status)
  const parsed = asked(form, values, props.practices)
  if ('errors' in parsed) return again(parsed.errors, 422)
  const shown = String(posted.get('replaces') ?? '')
  const replaces = /^\d{1,6}$/.test(shown) ? Number(shown) : 0
  const outcome = await setPractice(deps, actor, { replaces, ...parsed.asked })
  if ('done' in outcome) return c.redirect(`/practice?done=${outcome.done.version}`, 303)
  if ('lost' in outcome)
    return again(
      [{ text: 'Somebody set the practice while you had this page open. Look at it, then decide again' }],
      409,
    )
  if (!('refused' in outcome)) throw new Error('a practice has no key to be used twice')
  if (outcome.refused.code !== 'date-impossible') return refusalPage(c, outcome.refused)
  const { title: so, mend } = saidPlainly(outcome.refused, new Map())
  return again([{ field: 'from', href: '#from-day', text: `${so}. ${mend}` }], 422)
}

// “How many” stands in every line: an error says in which.
function inItsLine(error: FieldError): FieldError {
  const line = lineOf(error.field)
  return line === undefined ? error : { ...error, text: inRow(line, error.text) }
}

type Parsed = { asked: Omit<SetPractice, 'replaces'> } | { errors: PageError[] }

function asked(form: FormName, values: unknown, practices: readonly PracticeVersion[]): Parsed {
  if (form === 'shipped') {
    const parsed = ChooseForm.safeParse(values)
    return parsed.success ? { asked: parsed.data } : { errors: errorsFor(practiceFields.shipped, parsed.error.issues) }
  }
  const parsed = OwnForm.safeParse(values)
  if (!parsed.success) return { errors: errorsFor(practiceFields.own, parsed.error.issues).map(inItsLine) }
  return { asked: { from: parsed.data.from, profile: profileFrom(parsed.data, baseOf(practices)?.profile) } }
}
