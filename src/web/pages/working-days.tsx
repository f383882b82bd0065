import { type WorkingDays, WorkingDaysQuery } from '../../../schemas/working-days.ts'
import { readSession } from '../../auth/session.ts'
import { londonDate } from '../../domain/clock.ts'
import { counted, longDate, plainDate } from '../../domain/plain-dates.ts'
import { workingDaysFor } from '../../exchange/working-days.ts'
import { Button } from '../components/button.tsx'
import { DateInput } from '../components/date-input.tsx'
import { DayRuler } from '../components/day-ruler.tsx'
import { Details } from '../components/details.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Input } from '../components/input.tsx'
import { Link } from '../components/link.tsx'
import { Radios } from '../components/radios.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { type Choice, fieldsOf } from '../forms/fields.ts'
import { errorsFor, type FieldError, readForm } from '../forms/read-form.ts'
import { PlainPage } from './fault.tsx'
import { asPublished } from './practice-words.ts'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'

/** The form as it was typed. */
export type Typed = { day: string; month: string; year: string; add: string; division: string }
export type WorkingDaysProps = {
  typed: Typed
  errors?: readonly FieldError[] | undefined
  answer?: WorkingDays | undefined
  today: string
  /** Whoever has signed in; nobody need. */
  viewer?: Viewer | undefined
}

// A longer count has its picture behind a link: a year of days is a long way to scroll.
const mostDrawn = 60
const title = 'Count working days'
const fields = fieldsOf(WorkingDaysQuery)
const nations: Choice[] = fields.flatMap((field) => (field.kind === 'one' ? field.options : []))
const nationOf = (division: string): string => nations.find(({ value }) => value === division)?.label ?? division

/** A date so many working days on, with every day on the way: for anybody, by a plain form (R6.1, R6.4). */
export function WorkingDaysPage({ typed, errors = [], answer, today, viewer }: WorkingDaysProps) {
  const back = viewer ? { href: '/transfers', text: 'All transfers' } : { href: '/', text: 'Start page' }
  if (answer)
    return (
      <Shell title={sentenceOf(answer)} viewer={viewer} back={back}>
        <Answer answer={answer} typed={typed} today={today} />
      </Shell>
    )
  return (
    <Shell title={title} viewer={viewer} hasErrors={errors.length > 0} back={back}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={errors.map(({ text, href }) => ({ text, href }))} /> : null}
          <h1 class="govuk-heading-xl">{title}</h1>
          <p class="govuk-body-l">
            Find the date that lies so many working days after another, and see every day that was counted or skipped on
            the way. Every due date in Baton is counted like this.
          </p>
          <Question typed={typed} errors={errors} />
        </div>
      </div>
    </Shell>
  )
}

/** What was asked for, in one sentence. */
function sentenceOf({ from, add, date, counting }: WorkingDays): string {
  const days = counted(add, 'working day')
  return counting === 'same-day' && add > 0
    ? `${days} from ${longDate(from)}, that day included, end on ${longDate(date)}`
    : `${days} after ${longDate(from)} is ${longDate(date)}`
}

function Answer({ answer, typed, today }: { answer: WorkingDays; typed: Typed; today: string }) {
  const { from, add, days, provisional, publishedTo } = answer
  const caption = `From ${plainDate(from)} to ${plainDate(answer.date)}`
  const ruler = <DayRuler days={days} dayZero={from} today={today} caption={caption} />
  return (
    <>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{sentenceOf(answer)}</h1>
          {provisional ? (
            <WarningText>
              This date is provisional. Bank holidays are published only up to {plainDate(publishedTo)}; after that day
              only weekends are skipped.
            </WarningText>
          ) : null}
          <p class="govuk-body">{howOf(answer)}</p>
        </div>
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {add > mostDrawn ? <Details summary="Show the days as a calendar">{ruler}</Details> : add > 0 ? ruler : null}
        </div>
        <div class="govuk-grid-column-one-third">
          <h2 class="govuk-heading-m">Count again</h2>
          <Question typed={typed} errors={[]} />
        </div>
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {days.length > 0 ? <EveryDay answer={answer} /> : null}
          <Sources answer={answer} />
        </div>
      </div>
    </>
  )
}

function howOf({ from, division, counting }: WorkingDays): string {
  const first =
    counting === 'same-day'
      ? `${longDate(from)} is day 1 where it is a working day.`
      : `${longDate(from)} is day 0. The first working day after it is day 1.`
  return `${first} Weekends and the bank holidays of ${nationOf(division)} are skipped.`
}

function EveryDay({ answer }: { answer: WorkingDays }) {
  return (
    <Table
      caption="Every day"
      captionSize="m"
      small
      columns={[{ heading: 'Date' }, { heading: 'Counted' }]}
      rows={answer.days.map((day) => [
        longDate(day.date),
        day.counted ? <strong>Day {day.day}</strong> : `Skipped: ${day.why ?? 'not a working day'}`,
      ])}
    />
  )
}

function Sources({ answer: { from, add, division, calendar, publishedTo } }: { answer: WorkingDays }) {
  const call = `/v1/working-days?from=${from}&add=${add}&division=${division}`
  return (
    <>
      <h2 class="govuk-heading-m">How this was counted</h2>
      <p class="govuk-body">
        By the bank holidays of {nationOf(division)} on <Link href="https://www.gov.uk/bank-holidays">GOV.UK</Link>,{' '}
        {asPublished(calendar)}. They are published up to {plainDate(publishedTo)}.
      </p>
      <p class="govuk-body">
        A program can ask the same without signing in: <Link href={call}>this answer as data</Link>, and{' '}
        <Link href="/docs#call-countWorkingDays">how to ask for it</Link>.
      </p>
    </>
  )
}

function Question({ typed, errors }: { typed: Typed; errors: readonly FieldError[] }) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
  const { day, month, year, add, division } = typed
  return (
    <form method="get" action="/working-days" novalidate>
      <DateInput
        {...{ name: 'from', legend: 'Starting date', legendSize: 's', hint: 'For example, 30 11 2026.' }}
        value={{ day, month, year }}
        error={errorOf('from')}
      />
      <Input
        {...{ name: 'add', label: 'Number of working days', labelSize: 's', width: 3, inputmode: 'numeric' }}
        hint="A Child in Need meeting is due 20 working days after the family is resident."
        value={add}
        error={errorOf('add')}
      />
      <Radios
        {...{ name: 'division', legend: 'Whose bank holidays', legendSize: 's', value: division, small: true }}
        items={nations.map(({ value, label }) => ({ value, text: label }))}
        error={errorOf('division')}
      />
      <Button>Count</Button>
    </form>
  )
}

/** What was asked, as the form posts it; the API’s own `from` is taken too, so that either address can be passed on. */
function askedIn(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(query.from ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return query
  return { 'from-day': `${Number(day)}`, 'from-month': `${Number(month)}`, 'from-year': year, ...query }
}

/** GET /working-days, for anybody: the form, and the answer where something was asked. */
export async function showWorkingDays(c: Ctx): Promise<Response> {
  const deps = c.get('deps')
  const query = askedIn(c.req.query())
  const asked = new FormData()
  for (const [name, value] of Object.entries(query)) asked.append(name, value)
  const at = (name: string) => query[name] ?? ''
  const typed = {
    day: at('from-day'),
    month: at('from-month'),
    year: at('from-year'),
    add: at('add'),
    division: at('division') || 'england-and-wales',
  }
  const viewer = viewerOf(await readSession(deps, c))
  const shown = { typed, today: londonDate(deps.now()), viewer }
  c.header('Cache-Control', viewer ? 'no-store' : 'no-cache')
  if (!['from-day', 'from-month', 'from-year', 'from', 'add'].some((name) => query[name] !== undefined))
    return c.html(<WorkingDaysPage {...shown} typed={{ ...typed, add: '20' }} />)
  const read = WorkingDaysQuery.safeParse(readForm(fields, asked))
  if (read.success) return c.html(<WorkingDaysPage {...shown} answer={workingDaysFor(deps, read.data)} />)
  return c.html(<WorkingDaysPage {...shown} errors={errorsFor(fields, read.error.issues)} />, 400)
}

/** 429: more questions in a minute than one address may ask. */
export function tooManyPage(c: Ctx): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(
    <PlainPage title="Too many questions in a minute">
      <p class="govuk-body">Working days can be counted 60 times a minute from one place. Nothing is wrong.</p>
      <p class="govuk-body">
        Wait a minute, and <Link href="/working-days">count again</Link>.
      </p>
    </PlainPage>,
    429,
  )
}
