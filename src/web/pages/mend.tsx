import type { Child } from 'hono/jsx'
import type { TransferView } from '../../../schemas/transfer.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { Link } from '../components/link.tsx'

export interface MendProps {
  view: Pick<TransferView, 'id' | 'allowed'>
  verb: VerbName
  children: Child
  /** What the form may know beforehand: ids and codes of this transfer, never words of anybody’s. */
  chosen?: Readonly<Record<string, string>>
  /** What it is about, for people who hear the link without its row. */
  hiddenText?: string | undefined
}

/** A link to the form that mends what is wanting; nothing where the reader may not (R1.3). */
export function Mend({ view, verb, children, chosen, hiddenText }: MendProps) {
  if (!view.allowed.includes(verb)) return null
  const query = chosen ? `?${new URLSearchParams(chosen)}` : ''
  return (
    <div class="baton-mend">
      <Link href={`/transfers/${view.id}/${verb}${query}`} hiddenText={hiddenText}>
        {children}
      </Link>
    </div>
  )
}
