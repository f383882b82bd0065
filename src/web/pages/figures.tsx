import { type Figures, type NationalFigures, type NationalTables, Quarter } from '../../../schemas/figures.ts'
import { counted, plainTime } from '../../domain/plain-dates.ts'
import { quarterWords } from '../../domain/quarter.ts'
import { nationalFigures, ownFigures } from '../../exchange/figures.ts'
import { Button } from '../components/button.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { Select } from '../components/select.tsx'
import { refusalPage } from './fault.tsx'
import { DisputesBy, type Labelled, MeetingsBy } from './figures-table.tsx'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'

export type FiguresProps = { viewer: Viewer } & (
  | { of: 'own'; found: Figures }
  | { of: 'national'; found: NationalFigures; quarter?: string | undefined }
)

const grounds: Labelled = [
  { key: 'case-responsibility', label: 'Case responsibility' },
  { key: 'threshold', label: 'Threshold' },
  { key: 'delay', label: 'Delay in accepting' },
]
const rungs: Labelled = [
  { key: 'practice-lead', label: 'Practice leads' },
  { key: 'service-manager', label: 'Service managers' },
  { key: 'head-of-service', label: 'Heads of service' },
  { key: 'director', label: 'Directors' },
]
const outcomes: Labelled = [
  { key: 'receiver-responsible', label: 'Receiving authority responsible' },
  { key: 'sender-responsible', label: 'Transferring authority responsible' },
  { key: 'shared', label: 'Shared until a date' },
  { key: 'goes-on', label: 'Transfer goes on, nothing changes' },
  { key: 'overtaken', label: 'Transfer of the child ended first' },
]
const timings: Labelled = [
  { key: 'in-time', label: 'In time' },
  { key: 'late', label: 'Late' },
  { key: 'no-due-date', label: 'No due date' },
]

/** What the exchange learnt of disputes and first meetings in a quarter: of the reader’s own authority, or of all together (R8). */
export function FiguresPage(props: FiguresProps) {
  const { viewer, of, found } = props
  const shown = props.of === 'own' ? props.found : props.found.published
  const asked = props.of === 'own' ? props.found.quarter : (props.quarter ?? shown?.quarter)
  const title = of === 'own' ? 'Figures: your authority' : 'Figures: all authorities'
  return (
    <Shell title={title} viewer={viewer}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <Whose of={of} />
          <Quarters of={of} quarters={found.quarters} asked={asked} />
          {shown && asked ? (
            <>
              <h2 class="govuk-heading-m">
                {quarterWords(asked)}
                {props.of === 'own' && props.found.running ? ', so far' : ''}
              </h2>
              {props.of === 'own' ? (
                <OwnNote now={props.found.now} />
              ) : (
                <NationalNote madeAt={props.found.published?.madeAt} />
              )}
              <Disputes disputes={shown.disputes} />
              <Meetings meetings={shown.firstMeetings} />
            </>
          ) : (
            <p class="govuk-body">
              {found.quarters.length > 0 && asked
                ? `Nothing is published of ${quarterWords(asked)}.`
                : 'Nothing is published yet.'}{' '}
              A quarter is published once, when it is over.
            </p>
          )}
        </div>
      </div>
    </Shell>
  )
}

function Whose({ of }: { of: FiguresProps['of'] }) {
  const places = [
    { key: 'own', text: 'Your authority', href: '/figures' },
    { key: 'national', text: 'All authorities', href: '/figures?of=national' },
  ]
  return (
    <nav aria-label="Whose figures">
      <ul class="baton-whose">
        {places.map(({ key, text, href }) => (
          <li>
            {key === of ? (
              <span class="baton-whose__current" aria-current="page">
                {text}
              </span>
            ) : (
              <Link href={href}>{text}</Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type QuartersProps = { of: FiguresProps['of']; quarters: readonly string[]; asked: string | undefined }

function Quarters({ of, quarters, asked }: QuartersProps) {
  const listed = asked === undefined || quarters.includes(asked) ? quarters : [...quarters, asked].sort().reverse()
  if (listed.length === 0) return null
  return (
    <form method="get" action="/figures" class="baton-filter">
      {of === 'national' ? <input type="hidden" name="of" value="national" /> : null}
      <Select
        name="quarter"
        label="Quarter"
        value={asked}
        items={listed.map((value) => ({ value, text: quarterWords(value) }))}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

const OwnNote = ({ now }: Pick<Figures, 'now'>) => (
  <>
    <p class="govuk-body">
      Only your authority reads these. They count what it sent and what it received, as they stand now.
    </p>
    {now ? (
      <p class="govuk-body">
        Today {counted(now.disputes, 'transfer')} {now.disputes === 1 ? 'is' : 'are'} in dispute. Of{' '}
        {counted(now.lateMeetings, 'transfer')} the meeting is past its due date and not held.
      </p>
    ) : null}
  </>
)

const NationalNote = ({ madeAt }: { madeAt: string | undefined }) => (
  <>
    <InsetText>
      <strong>c</strong>: fewer than 5, or could be worked out from others. None is shown as 0.
    </InsetText>
    {madeAt ? (
      <p class="govuk-body">Published on {plainTime(madeAt)}. These figures are not changed afterwards.</p>
    ) : null}
  </>
)

function Disputes({ disputes: { all, byGround, byRung, byOutcome } }: { disputes: NationalTables['disputes'] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Disputes that ended</h2>
      {all.count === 0 ? (
        <p class="govuk-body">No dispute ended in this quarter.</p>
      ) : (
        <>
          <p class="govuk-body">
            A dispute counts once for every child that it was about.
            {all.medianDays === undefined
              ? ''
              : ` Half of them ended ${all.medianDays === 0 ? 'on the same day' : `within ${counted(all.medianDays, 'working day')}`}.`}
          </p>
          <DisputesBy id="by-ground" caption="By ground" heading="Ground" labels={grounds} lines={byGround} all={all} />
          <DisputesBy
            {...{ id: 'by-rung', caption: 'By how far they went up', heading: 'Ended with', labels: rungs }}
            lines={byRung}
            all={all}
          />
          <DisputesBy
            {...{ id: 'by-outcome', caption: 'By outcome', heading: 'Outcome', labels: outcomes }}
            lines={byOutcome}
            all={all}
            withoutDays
          />
        </>
      )}
    </>
  )
}

function Meetings({ meetings: { disputed, others } }: { meetings: NationalTables['firstMeetings'] }) {
  return (
    <>
      <h2 class="govuk-heading-m">First meetings</h2>
      {disputed.all.count === 0 && others.all.count === 0 ? (
        <p class="govuk-body">No first meeting was recorded in this quarter.</p>
      ) : (
        <MeetingsBy id="meetings" caption="Held by the date that was due" labels={timings} {...{ disputed, others }} />
      )}
    </>
  )
}

/** GET /figures. What cannot be read in the address narrows nothing. */
export async function showFigures(c: Ctx): Promise<Response> {
  const [deps, actor, quarter] = [c.get('deps'), c.get('actor'), Quarter.safeParse(c.req.query('quarter')).data]
  const viewer = viewerOf(c.get('session')) ?? { name: actor.name, council: '', csrf: '' }
  if (c.req.query('of') === 'national') {
    const read = await nationalFigures(deps, actor, quarter)
    if ('refused' in read) return refusalPage(c, read.refused)
    return c.html(<FiguresPage of="national" found={read.found} {...{ viewer, quarter }} />)
  }
  const read = await ownFigures(deps, actor, quarter)
  if ('refused' in read) return refusalPage(c, read.refused)
  return c.html(<FiguresPage of="own" found={read.found} viewer={viewer} />)
}
