import type { Side } from '../../domain/actor.ts'
import { namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { LeadBanner } from '../components/lead-banner.tsx'
import { receiverLeadsFrom } from './from-record.ts'
import type { Opened } from './opened.ts'

type LeadProps = Pick<Opened, 'view' | 'record' | 'names' | 'councils' | 'today'>

/** The first line of the page: who leads today for each child, above all while a dispute is open (R8.1, R8.7). */
export function Lead(props: LeadProps) {
  const { view, names, councils } = props
  const sides = (['sender', 'receiver'] as const).filter((side) => view.children.some(({ leads }) => leads === side))
  return (
    <>
      {sides.map((side) => {
        const children = view.children.filter(({ leads }) => leads === side).map(({ id }) => id)
        return (
          <LeadBanner council={councils[side]} disputed={view.disputeRung !== undefined}>
            {view.children.length > 1 || view.content ? <div>For {namesIn(children, names)}.</div> : null}
            {notes(props, side, children).map((note) => (
              <div>{note}</div>
            ))}
          </LeadBanner>
        )
      })}
    </>
  )
}

function notes({ view, record, councils, today }: LeadProps, side: Side, children: readonly string[]): string[] {
  const from = children.map((id) => receiverLeadsFrom(record, id)).find((date) => date !== undefined)
  const open = view.children.some(({ id, ending }) => children.includes(id) && ending === undefined)
  const dispute =
    view.disputeRung === undefined
      ? []
      : ['Responsibility is in dispute. The clock runs on, and safeguarding goes on as before.']
  if (!open) return ['The transfer has ended.', ...dispute]
  if (side === 'receiver') return [...(from ? [`They have led since ${plainDate(from)}.`] : []), ...dispute]
  if (from !== undefined && from > today) return [`${councils.receiver} leads from ${plainDate(from)}.`, ...dispute]
  const until = `They lead until ${councils.receiver} accepts responsibility and says from when it leads.`
  return [...(view.disputeRung === undefined ? [until] : []), ...dispute]
}
