import type { Ladder, Rung } from '../../../schemas/ladder.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { roleSaid } from '../../domain/words.ts'
import { Link } from '../components/link.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Shell, type Viewer } from './shell.tsx'

export type LadderProps = {
  viewer: Viewer
  ladder: Ladder
  /** The London date by which it stands so. */
  today: string
  /** Whether the reader may set it. */
  may: boolean
  /** What has just been done, in a sentence. */
  done?: string | undefined
}

const title = 'Our ladder'

/** The ladder that a dispute climbs in the reader’s authority, with who holds each rung today (R8.4, R8.5). */
export function LadderPage({ viewer, ladder: { rungs }, today, may, done }: LadderProps) {
  return (
    <Shell title={title} viewer={viewer}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {done ? <NotificationBanner kind="success" text={done} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            A dispute begins at the first rung. Where a rung has not decided in its working days, the next one is told
            as well. That decides nothing, and those below may still decide, until somebody above them has.
          </p>
          <p class="govuk-body">
            Whoever has the role of a rung at your sign-in may act at it, named here or not. What comes to a rung that
            nobody holds goes up to the next that somebody does.
          </p>
          {may ? null : <p class="govuk-body">Only an administrator of your authority may change its ladder.</p>}
          {rungs.map((rung) => (
            <SummaryList
              card={{
                title: `${rung.rung + 1}. ${rung.title}`,
                ...(may ? { actions: [{ text: 'Change', href: `/ladder/${rung.rung}` }] } : {}),
              }}
              rows={rowsOf(rung, today)}
            />
          ))}
          <p class="govuk-body">
            What is written to a rung goes to the mailbox of its role, and while its holder is away to the deputy’s
            address there, whatever it is about: <Link href="/telling">where each role is written to</Link>.
          </p>
        </div>
      </div>
    </Shell>
  )
}

const rowsOf = (rung: Rung, today: string): SummaryRow[] => [
  { key: 'Role', value: capital(roleSaid(rung.role)) },
  { key: 'Holds it today', value: <HeldBy rung={rung} /> },
  ...(rung.holder && rung.heldBy.by !== 'holder' ? [{ key: 'Holder', value: rung.holder.name }] : []),
  ...(rung.deputy ? [{ key: 'Deputy', value: rung.deputy.name }] : []),
  ...(rung.away ? [{ key: 'Holder away', value: awayWords(rung.away, today) }] : []),
  { key: 'Time to decide', value: counted(rung.days, 'working day') },
]

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Who holds a rung, in words; where nobody does, to which one it goes. */
function HeldBy({ rung: { rung, role, heldBy } }: { rung: Rung }) {
  const { by, name } = heldBy
  const holds = name ?? 'whoever has the role'
  if (heldBy.rung !== rung)
    return (
      <>
        Nobody. What comes to it goes to: {heldBy.title} ({holds})
      </>
    )
  if (by === 'role') return <>Whoever has the role of {roleSaid(role)}</>
  return <>{by === 'deputy' ? `${name}, as deputy` : name}</>
}

/** While a holder is away, in words; a time that has passed says so. */
function awayWords({ from, until }: NonNullable<Rung['away']>, today: string): string {
  const span = until === undefined ? `From ${plainDate(from)} on` : `From ${plainDate(from)} to ${plainDate(until)}`
  return until !== undefined && until < today ? `${span}: back since` : span
}
