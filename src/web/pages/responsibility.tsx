import type { Responsibility } from '../../../schemas/dispute.ts'
import { daysAfter } from '../../domain/days-after.ts'
import type { LeadSpan } from '../../domain/leads.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import type { Read } from '../../exchange/reading.ts'
import { responsibilityFor } from '../../exchange/responsibility.ts'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { bothSides, whoseDuty } from './dispute-words.ts'
import { refusalPage } from './fault.tsx'
import { LeadLine } from './lead.tsx'
import { Id, type Opened, openTransfer } from './opened.ts'
import { type Ctx, Shell } from './shell.tsx'

type LeadWhy = NonNullable<LeadSpan['why']>
type Child = Responsibility['children'][number]
type Props = Pick<Opened, 'view' | 'viewer' | 'names' | 'councils' | 'today'> & { responsibility: Responsibility }

/** In short words: on a phone the column is narrow. */
const whys: Record<LeadWhy, string> = {
  accepted: 'It accepted the children',
  outcome: 'Outcome of a dispute',
  returned: 'The case went back',
  shared: 'It leads while both share it',
  interim: 'In the interim, as arranged',
  'interim-over': 'The interim is over',
}
const isKnown = (why: string | undefined): why is LeadWhy => why !== undefined && Object.hasOwn(whys, why)

/** The ledger of who led for each child and whose duty each side said it was; nothing of it is ever rewritten (R8.1). */
export function ResponsibilityPage(props: Props) {
  const { view, viewer, names, responsibility } = props
  return (
    <Shell
      title={`Who leads: ${view.reference}`}
      viewer={viewer}
      back={{ href: `/transfers/${view.id}`, text: `Transfer ${view.reference}` }}
    >
      <LeadLine {...props} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds baton-ledger">
          <h1 class="govuk-heading-l">Who leads, and how it came to this</h1>
          <p class="govuk-body">
            At every moment one authority leads for a child. Whose duty it is each authority says for itself: the
            exchange records both, and decides neither.
          </p>
          {responsibility.children.map((child) => (
            <>
              <h2 class="govuk-heading-m">{names.get(child.id) ?? child.id}</h2>
              <LeadTable {...props} child={child} />
              {bothSides.map((side) => (
                <DutyTable {...props} child={child} side={side} />
              ))}
            </>
          ))}
        </div>
      </div>
    </Shell>
  )
}

type OfChild = Pick<Props, 'councils' | 'today'> & { child: Child }
type Span = { from: string; to?: string | undefined }

function LeadTable({ child, councils, today }: OfChild) {
  const { leads, sharedUntil } = child
  return (
    <>
      <Table
        caption="Who leads"
        captionSize="s"
        small
        columns={[{ heading: 'From' }, { heading: 'Until' }, { heading: 'Who leads' }, { heading: 'Why' }]}
        rows={leads.map((span) => [
          <From span={span} today={today} />,
          untilWords(span),
          councils[span.side],
          isKnown(span.why) ? whys[span.why] : 'As the transfer began',
        ])}
      />
      {sharedUntil ? (
        <p class="govuk-body">
          Responsibility {sharedUntil >= today ? 'is' : 'was'} shared until {plainDate(sharedUntil)}.
        </p>
      ) : null}
    </>
  )
}

function DutyTable({ child, councils, today, side }: OfChild & { side: 'sender' | 'receiver' }) {
  const said = child.duty[side]
  if (said.length === 0) return <p class="govuk-body">{councils[side]} has not said whose duty it is.</p>
  return (
    <Table
      caption={`Whose duty it was, as ${councils[side]} said`}
      captionSize="s"
      small
      columns={[{ heading: 'From' }, { heading: 'Until' }, { heading: 'Whose duty' }]}
      rows={said.map((span) => [
        <From span={span} today={today} />,
        untilWords(span),
        whoseDuty(side, span.duty, councils).replace(/^./, (first) => first.toUpperCase()),
      ])}
    />
  )
}

function From({ span, today }: { span: Span; today: string }) {
  const now = span.from <= today && (span.to === undefined || span.to > today)
  return (
    <>
      {plainDate(span.from)}
      {now ? (
        <div>
          <Tag colour="teal">Today</Tag>
        </div>
      ) : null}
    </>
  )
}

/** The last day of a line: the next one begins on the day after. */
const untilWords = ({ to }: Span): string => (to === undefined ? 'No end set' : plainDate(daysAfter(to, -1)))

/** The ledger of the transfer that the address names; an id that is no id names none. */
export async function ledgerIn(c: Ctx): Promise<Read<Responsibility>> {
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
  return responsibilityFor(c.get('deps'), c.get('actor'), id.data)
}

/** GET /transfers/:id/responsibility. */
export async function showResponsibility(c: Ctx): Promise<Response> {
  const [opened, read] = await Promise.all([openTransfer(c), ledgerIn(c)])
  if ('refused' in opened) return refusalPage(c, opened.refused)
  if ('refused' in read) return refusalPage(c, read.refused)
  return c.html(<ResponsibilityPage {...opened} responsibility={read.found} />)
}
