import type { PackKind } from '../../../schemas/pack.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { Link } from '../components/link.tsx'

type View = Pick<TransferView, 'id' | 'side' | 'children' | 'disputeRung'>

/** The pack that this side may fetch now: to close what is complete, or to open what it has accepted (R7.4). */
export function packFor({ side, children, disputeRung }: Omit<View, 'id'>): PackKind | undefined {
  if (side === 'sender') return children.some(({ ending }) => ending?.how === 'completed') ? 'closing' : undefined
  return disputeRung === undefined && children.some(({ acceptedOn }) => acceptedOn !== undefined)
    ? 'opening'
    : undefined
}

const title: Record<PackKind, string> = {
  closing: 'Closing pack for your case system',
  opening: 'Opening pack for your case system',
}

/** The way to that pack, with what it is; nothing where there is none. */
export function PackLink({ view }: { view: View }) {
  const kind = packFor(view)
  if (kind === undefined) return null
  return (
    <p class="govuk-body">
      <Link href={`/transfers/${view.id}/${kind}-pack`}>{title[kind]}</Link>
      <span class="govuk-hint govuk-!-display-block">
        What your case system needs to {kind === 'closing' ? 'close' : 'open'} the case. You check it and enter it.
      </span>
    </p>
  )
}
