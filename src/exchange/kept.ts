import type { Paper } from '../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../schemas/documents/structured.ts'
import type { Tx } from '../db/client.ts'
import { associated } from '../db/load.ts'
import type { Unfolding } from '../db/record.ts'
import { open } from '../db/seal.ts'
import { type KeptByMarks, keptByMarks } from '../domain/letter/kept-marks.ts'

/** What the papers say must be kept from a named person, by who that is (R3.10): nothing of it may stand in a letter to them. */
export async function keptFact(
  tx: Tx,
  u: Pick<Unfolding, 'id' | 'key' | 'transfer'>,
): Promise<Record<string, KeptByMarks>> {
  const marked = (u.transfer?.papers ?? [])
    .filter(({ marks }) => marks.some((mark) => mark === 'keep-from' || mark === 'confidential-address'))
    .map(({ id }) => id)
  if (marked.length === 0) return {}
  const rows = await tx<{ id: string; sealed: Uint8Array }[]>`
    select id, sealed from paper where transfer = ${u.id} and id in ${tx(marked)}`
  const papers = await Promise.all(
    rows.map(({ id, sealed }) => open<StructuredPaper | Paper>(u.key, associated.paper(u.id, id), sealed)),
  )
  return keptByMarks(papers, u.transfer?.family.people ?? [])
}
