import { operatorOf } from '../../auth/operator.ts'
import type { Operator } from '../../auth/operator-session.ts'
import { type Guest, guestsOf } from '../../exchange/guest-desks.ts'
import { type Undeliverable, undeliverable } from '../../exchange/operator-view.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { deskTags, standingOf } from './operator-desk-words.ts'
import { OperatorShell } from './operator-frame.tsx'
import { UndeliveredPart } from './operator-undelivered.tsx'
import type { Ctx } from './shell.tsx'

export type OperatorProps = { operator: Operator; guests: readonly Guest[]; outbox: Undeliverable; now: Date }

/** What whoever runs the exchange must see: what could not be delivered, and the desks of guests (R9.3, R9.4). */
export function OperatorPage({ operator, guests, outbox, now }: OperatorProps) {
  return (
    <OperatorShell title="The exchange" operator={operator}>
      <h1 class="govuk-heading-l">The exchange</h1>
      <UndeliveredPart outbox={outbox} />
      <h2 class="govuk-heading-m govuk-!-margin-top-7" id="desks">
        Duty desks of authorities that are not on the exchange
      </h2>
      <p class="govuk-body">
        A package goes to a desk only when one operator has set its address from a published source, another has
        confirmed it, and the desk itself has answered a test letter.
      </p>
      {guests.length === 0 ? (
        <p class="govuk-body">Every authority is on the exchange.</p>
      ) : (
        <SummaryList rows={guests.map((guest) => lineOf(guest, now))} />
      )}
    </OperatorShell>
  )
}

function lineOf({ id, name, desk }: Guest, now: Date) {
  const { text, colour } = deskTags[standingOf(desk, now)]
  return {
    key: name,
    value: (
      <>
        <Tag colour={colour}>{text}</Tag>
        {desk ? <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">{desk.email}</p> : null}
      </>
    ),
    actions: [{ text: 'Open', href: `/operator/desks/${id}`, hiddenText: `the duty desk of ${name}` }],
  }
}

/** GET /operator. */
export async function showOperator(c: Ctx): Promise<Response> {
  const deps = c.get('deps')
  const [guests, outbox] = await Promise.all([guestsOf(deps), undeliverable(deps)])
  return c.html(<OperatorPage {...{ guests, outbox }} operator={operatorOf(c)} now={deps.now()} />)
}
