import type { Child } from 'hono/jsx'
import type { DeclaredFault, Said } from '../../domain/declared.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Input } from '../components/input.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { Shell } from './shell.tsx'

export interface GuestDoorProps {
  transfer: string
  /** The token of this browser’s forms. */
  csrf: string
  /** Why no code went out. */
  fault?: 'not-sent' | 'withheld' | undefined
}

const faults = {
  'not-sent': 'The code could not be sent. Try again in a minute.',
  withheld:
    'No new code was sent: too many were asked for. Use the newest one in the duty inbox, or try again in 15 minutes.',
}

/** Before anybody is known: one button, and nothing of what lies behind it (R9.4). */
export function GuestDoorPage({ transfer, csrf, fault }: GuestDoorProps) {
  return (
    <Frame title="Open what was sent to your duty desk" errors={fault ? [{ text: faults[fault] }] : []}>
      <p class="govuk-body">
        Another council has written to your duty desk through Baton. To open what it sent you need a code. We send it to
        the duty inbox that the message came to, and to no other address.
      </p>
      <p class="govuk-body">The code serves once, for ten minutes, and only in this browser.</p>
      <AskForm {...{ transfer, csrf }}>Send a code to the duty inbox</AskForm>
      {fault === 'withheld' ? (
        <p class="govuk-body">
          <Link href={`/guest/${transfer}/enter`}>Enter a code that you have</Link>
        </p>
      ) : null}
      <WithoutCode transfer={transfer} />
    </Frame>
  )
}

export type GuestField = keyof Said | 'code'
export type GuestFault = DeclaredFault | { field: GuestField; text: string }

export interface GuestEnterProps extends Omit<GuestDoorProps, 'fault'> {
  /** What was filled in; of a code that was tried nothing is shown again. */
  said?: Partial<Record<GuestField, string>>
  wrong?: readonly GuestFault[]
}

/** The code, and who is asking: declared, not verified (R9.4). The same whether or not there is such a transfer. */
export function GuestEnterPage({ transfer, csrf, said = {}, wrong = [] }: GuestEnterProps) {
  const errorOf = (field: GuestField) => wrong.find((one) => one.field === field)?.text
  const shown = (field: GuestField) =>
    ({ name: field, value: said[field], error: errorOf(field), labelSize: 's' }) as const
  return (
    <Frame title="Enter the code" errors={wrong.map(({ field, text }) => ({ text, href: `#${field}` }))}>
      <InsetText>
        If the address of this page is right, a code is in your duty inbox within a minute or two. It serves once, for
        ten minutes, and only in this browser. A newer code replaces an older one.
      </InsetText>
      <form method="post" action={`/guest/${transfer}/enter`} novalidate>
        <input type="hidden" name="csrf" value={csrf} />
        <Input
          {...shown('code')}
          label="Code"
          hint="8 letters and numbers, like K7QF 3XMD."
          width={10}
          autocomplete="one-time-code"
          spellcheck={false}
        />
        <h2 class="govuk-heading-m">Who you are</h2>
        <p class="govuk-body">
          What you do goes on record under your council’s duty inbox with these three answers, as declared and not
          verified. Both councils can read them.
        </p>
        <Input {...shown('name')} label="Your name" autocomplete="name" spellcheck={false} />
        <Input
          {...shown('role')}
          label="Your role"
          hint="For example, duty social worker."
          autocomplete="organization-title"
        />
        <Input
          {...shown('telephone')}
          label="Your telephone number at work"
          hint="Where the other council can reach you. For example, 01632 960 001."
          type="tel"
          width={20}
          autocomplete="tel"
        />
        <Button preventDoubleClick>Open</Button>
      </form>
      <h2 class="govuk-heading-m">No code came, or it is too old</h2>
      <AskForm {...{ transfer, csrf }} again>
        Send another code
      </AskForm>
      <WithoutCode transfer={transfer} />
    </Frame>
  )
}

/** The frame of both pages: nobody is known yet, so there is nobody’s name and no place to go. */
function Frame({
  title,
  errors,
  children,
}: {
  title: string
  errors: { text: string; href?: string }[]
  children: Child
}) {
  return (
    <Shell title={title} hasErrors={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Shell>
  )
}

function AskForm({ transfer, csrf, again, children }: GuestDoorProps & { again?: boolean; children: Child }) {
  return (
    <form method="post" action={`/guest/${transfer}/code`}>
      <input type="hidden" name="csrf" value={csrf} />
      <Button kind={again ? 'secondary' : 'primary'} preventDoubleClick>
        {children}
      </Button>
    </form>
  )
}

/** What to do where no code helps. */
function WithoutCode({ transfer }: { transfer: string }) {
  return (
    <>
      <p class="govuk-body">
        If your council signs in to Baton,{' '}
        <Link href={`/?returnTo=${encodeURIComponent(`/transfers/${transfer}`)}`}>sign in with your council</Link>{' '}
        instead. If no code comes, look among the junk mail, then telephone the council that wrote to you.
      </p>
      <p class="govuk-body">
        If a child is in immediate danger, telephone the police on 999. Baton does not replace a telephone call.
      </p>
    </>
  )
}
