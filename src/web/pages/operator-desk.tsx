import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { text } from '../../../schemas/text.ts'
import type { Operator } from '../../auth/operator-session.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import type { Desk, Guest } from '../../exchange/guest-desks.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FormFields } from '../components/form.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { atFields } from './begin-frame.tsx'
import { type DeskStepName, deskDone, deskTags, standingOf, testUntil } from './operator-desk-words.ts'
import { OperatorShell } from './operator-frame.tsx'
import type { PageError } from './verb.tsx'

/** What an operator gives of a desk: its address, and where anybody can read it. */
export const DeskForm = z.object({
  email: z.email().max(254).meta({ title: 'Address of the duty desk' }),
  source: text(500).meta({
    title: 'Published source',
    description: 'A web address or a citation, with the day on which you read it. Another operator reads it too.',
    widget: 'text',
  }),
})
export const deskFields = fieldsOf(DeskForm)

export type DeskPageProps = {
  operator: Operator
  guest: Guest
  now: Date
  /** The step that has just been taken. */
  done?: DeskStepName | undefined
  values?: unknown
  errors?: readonly PageError[]
}

/** One guest’s duty desk: how far it is, the next step, its address to set, and its removal (R9.4). */
export function DeskPage({ operator, guest, now, done, values, errors = [] }: DeskPageProps) {
  const { name, desk } = guest
  const standing = standingOf(desk, now)
  const { text: tag, colour } = deskTags[standing]
  const title = `Duty desk of ${name}`
  return (
    <OperatorShell title={title} operator={operator} hasErrors={errors.length > 0} back>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          {done && errors.length === 0 && deskDone[done].so.includes(standing) ? (
            <NotificationBanner kind="success" text={deskDone[done].text} />
          ) : null}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            <Tag colour={colour}>{tag}</Tag>
          </p>
          {desk ? <SummaryList rows={rowsOf(desk, guest, operator)} /> : <Unset guest={guest} />}
          {desk ? <NextStep {...{ operator, guest, desk, now }} /> : null}
          <h2 class="govuk-heading-m govuk-!-margin-top-7" id="set">
            {desk ? 'Change the address or its source' : 'Set the address'}
          </h2>
          {desk ? (
            <p class="govuk-body">Everything starts over: nothing goes there until it is confirmed and has answered.</p>
          ) : null}
          <StepForm {...{ operator, guest }} step="set">
            <FormFields fields={deskFields} values={values ?? desk} errors={atFields(errors)} />
            <Button preventDoubleClick kind={desk ? 'secondary' : 'primary'}>
              {desk ? 'Change the desk' : 'Set the desk'}
            </Button>
          </StepForm>
          {desk ? (
            <>
              <h2 class="govuk-heading-m govuk-!-margin-top-7">Remove the desk</h2>
              <p class="govuk-body">
                No package can be sent to {name} until a desk is set, confirmed and answers again.
              </p>
              <StepForm {...{ operator, guest }} step="remove">
                <Button kind="warning" preventDoubleClick>
                  Remove the desk
                </Button>
              </StepForm>
            </>
          ) : null}
        </div>
      </div>
    </OperatorShell>
  )
}

function Unset({ guest }: { guest: Guest }) {
  return (
    <p class="govuk-body">
      No package can be sent to {guest.name}. Its duty desk answers on {guest.dutyTelephone}.
    </p>
  )
}

function rowsOf(desk: Desk, { dutyTelephone }: Guest, { worker }: Operator) {
  const who = (id: string) => (id === worker ? `${id} (you)` : id)
  const step = (by: string | null, at: string | null) =>
    at === null ? 'Not yet' : by === null ? plainTime(at) : `By ${who(by)} on ${plainTime(at)}`
  return [
    { key: 'Address', value: desk.email },
    { key: 'Published source', value: shownSource(desk.source) },
    { key: 'Set', value: step(desk.setBy, desk.setAt) },
    { key: 'Confirmed', value: step(desk.confirmedBy, desk.confirmedAt) },
    { key: 'Test letter sent', value: step(null, desk.testSentAt) },
    { key: 'Answered by the desk', value: step(null, desk.testedAt) },
    { key: 'Telephone', value: dutyTelephone },
  ]
}

/** A web address alone is a link: the one who confirms must read what is there. */
const shownSource = (source: string) =>
  /^https:\/\/[\x21-\x7e]+$/.test(source) ? <Link href={source}>{source}</Link> : source

type StepProps = { operator: Operator; guest: Guest; desk: Desk; now: Date }

function NextStep({ operator, guest, desk, now }: StepProps) {
  const standing = standingOf(desk, now)
  if (standing === 'answered') return null
  if (standing === 'set' && desk.setBy === operator.worker)
    return <InsetText>You set this address. Another operator must confirm it.</InsetText>
  if (standing === 'set')
    return (
      <StepForm {...{ operator, guest }} step="confirm">
        <p class="govuk-body">Find the source yourself, and compare the address with it letter by letter.</p>
        <Button preventDoubleClick>Confirm the address</Button>
      </StepForm>
    )
  const again = standing !== 'confirmed'
  return (
    <StepForm {...{ operator, guest }} step="test">
      <p class="govuk-body">
        {again && desk.testSentAt !== null
          ? `The link in the letter can be answered once, until ${plainTime(testUntil(desk.testSentAt))}. A new letter ends the one before.`
          : 'The desk answers by a button behind a link that only this letter holds. Then packages can go there.'}
      </p>
      <Button preventDoubleClick kind={again ? 'secondary' : 'primary'}>
        {again ? 'Send the test letter again' : 'Send the test letter'}
      </Button>
    </StepForm>
  )
}

/** The form of one step, for the desk as it stands on this page and no other. */
function StepForm({
  operator,
  guest,
  step,
  children,
}: {
  operator: Operator
  guest: Guest
  step: DeskStepName
  children: Child
}) {
  return (
    <form method="post" action={`/operator/desks/${guest.id}/${step}`} novalidate>
      <input type="hidden" name="csrf" value={operator.csrf} />
      <input type="hidden" name="seen" value={guest.desk?.setAt ?? ''} />
      {children}
    </form>
  )
}
