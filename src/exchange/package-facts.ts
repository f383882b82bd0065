import type { Paper } from '../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../schemas/documents/structured.ts'
import type { RecordEntry } from '../../schemas/record.ts'
import type { MoveFacts, PackageFacts, SharedPaper } from '../bundle/words/facts.ts'
import type { Tx } from '../db/client.ts'
import { associated, type Loaded } from '../db/load.ts'
import { type DataKey, open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { londonDate } from '../domain/clock.ts'
import { councilsIn } from '../domain/sent-papers.ts'
import type { Transfer } from '../domain/transfer.ts'
import { packageWarnings } from '../domain/warnings.ts'
import { practiceOn } from './practice.ts'
import { entriesOf } from './record.ts'
import { chainOf, replay } from './replay.ts'
import { mostTransferBytes } from './upload.ts'

/**
 * What the print of a version is made from: the transfer folded up to the event by which that version was sent, with the
 * papers shared by then, so that a print made later says the same (R3.9); and its manifest’s hash. To be asked as the
 * sender’s party, who alone may read every event that is folded.
 */
export async function factsToPrint(
  deps: Pick<Deps, 'calendar'>,
  tx: Tx,
  { transfer: { id }, key, parties }: Loaded,
  version: number,
): Promise<{ facts: PackageFacts; manifest: string }> {
  const entries = await entriesOf(tx, key, id)
  const sent = entries.filter(({ type }) => type === 'TransferSent' || type === 'AddendumSent').slice(0, version)
  const last = sent[version - 1]
  if (last === undefined) throw new Error('a version that was not sent is not printed')
  const folded = await replay(key, (await chainOf(tx, id)).slice(0, last.seq))
  if ('fault' in folded) throw new Error(`the record does not fold: ${folded.fault}`)
  const { transfer } = folded
  const sentOn = londonDate(last.at)
  // Judged as it left: by the practice that the sender had in force on that day (R3.8).
  const [papers, practice] = await Promise.all([
    sharedPapers(tx, key, transfer),
    practiceOn(tx, transfer.sender, sentOn),
  ])
  const manifests = sent.map(({ said }, i) => ({ version: i + 1, sha256: hashOf(said) }))
  const move = entries.filter(({ type, seq }) => type === 'MoveConsidered' && seq < last.seq).at(-1)
  // As they were called that day: an authority may since be called another thing, or be no more.
  const then = councilsIn(last)
  const sender = { ...parties.sender, ...then?.sender }
  const receiver = { ...parties.receiver, ...then?.receiver }
  return {
    manifest: hashOf(last.said),
    facts: {
      ...{ transfer, version, at: last.at, sentBy: { name: last.name, role: last.role } },
      ...{ sender, receiver, papers, manifests },
      calendar: deps.calendar(receiver.nation),
      mostMerged: mostTransferBytes,
      ...(move ? { move: move.said as unknown as MoveFacts } : {}),
      warnings: packageWarnings(
        { ...transfer, papers: papers.map(({ ref }) => ref) },
        new Map(papers.map(({ ref, content }) => [ref.id, content])),
        { on: sentOn, calendar: deps.calendar(sender.nation), practice: practice?.profile },
      ),
    },
  }
}

const hashOf = (said: RecordEntry['said']): string => (said.manifest as { sha256: string }).sha256

/** The papers that had left by then, as the package lists them, each with what it says; what is withheld is not among them. */
async function sharedPapers(tx: Tx, key: DataKey, { id, papers }: Transfer): Promise<SharedPaper[]> {
  const rows = await tx<{ id: string; sealed: Uint8Array }[]>`
    select id, sealed from paper where transfer = ${id} and shared_at is not null`
  const sealed = new Map(rows.map((row) => [row.id, row.sealed]))
  return Promise.all(
    papers
      .filter(({ shared }) => shared)
      .map(async (ref) => {
        const bytes = sealed.get(ref.id)
        if (bytes === undefined) throw new Error('what was sent is not where its row says')
        return { ref, content: await open<StructuredPaper | Paper>(key, associated.paper(id, ref.id), bytes) }
      }),
  )
}
