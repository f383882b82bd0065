import type { Filled, Pack, PackKind } from '../../schemas/pack.ts'
import { censusXml } from '../bundle/census-xml.ts'
import type { Tx } from '../db/client.ts'
import { associated, type Loaded } from '../db/load.ts'
import type { SealedEvent } from '../db/record.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor, Side } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { closingPack, openingPack, type PackFacts } from '../domain/pack.ts'
import { paperSays } from '../domain/pack-papers.ts'
import type { ReadPaper } from '../domain/staleness.ts'
import { sideOf } from '../domain/transfer.ts'
import { type Read, readContent } from './reading.ts'

const rules = { closing: closingPack, opening: openingPack }

/**
 * The closing pack for the transferring authority’s case system, or the opening pack for the receiving one’s (R7.4). The
 * reading is on record; nothing is kept of the pack, and nothing is written to anybody’s system.
 */
export const packFor = (deps: Deps, by: Actor, id: string, which: PackKind): Promise<Read<Pack>> =>
  readContent(deps, by, id, `${which}-pack`, async (tx, loaded) => {
    const side = sideOf(loaded.transfer, by.authority)
    if (side === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const on = londonDate(deps.now())
    // Refused as it stands, no paper need be opened.
    const bare = rules[which](loaded.transfer, { side, on })
    if ('refused' in bare) return bare
    const packed = rules[which](loaded.transfer, { side, on, ...(await factsFor(tx, loaded, side)) })
    return 'refused' in packed ? packed : { found: packed.pack }
  })

/** The same as a document of the DfE’s census, with what the authority’s own people filled in; none of that is kept. */
export async function packXmlFor(
  deps: Deps,
  by: Actor,
  id: string,
  which: PackKind,
  filled: readonly Filled[],
): Promise<Read<{ name: string; xml: string; pack: Pack }>> {
  const read = await packFor(deps, by, id, which)
  if ('refused' in read) return read
  const made = censusXml(read.found, filled)
  if ('refused' in made) return made
  // Of nobody’s name: it lies in a folder of downloads.
  return { found: { name: `${read.found.reference}-${which}-pack.xml`, xml: made.xml, pack: read.found } }
}

/** What the papers say that this side may read, and from which meeting the receiving authority’s own plans run, by child. */
async function factsFor(
  tx: Tx,
  { transfer: t, key }: Loaded,
  side: Side,
): Promise<Required<Pick<PackFacts, 'papers' | 'plansFrom'>>> {
  const papers = t.papers.filter(({ slot, shared }) => slot !== 'other' && (side === 'sender' || shared))
  const ids = papers.map(({ id }) => id)
  const sealed =
    ids.length === 0
      ? []
      : await tx<{ id: string; sealed: Uint8Array }[]>`
          select id, sealed from paper where transfer = ${t.id} and id in ${tx(ids)}`
  const contents = new Map(
    await Promise.all(
      sealed.map(async (row) => {
        const content = await open<NonNullable<ReadPaper['content']>>(key, associated.paper(t.id, row.id), row.sealed)
        return [row.id, content] as const
      }),
    ),
  )
  const readable = papers.map((paper) => ({ ...paper, content: contents.get(paper.id) }))
  return {
    papers: Object.fromEntries(Object.keys(t.children).map((child) => [child, paperSays(readable, child)])),
    plansFrom: await plansFrom(tx, t.id, key),
  }
}

/** The first meeting of several at which a plan went on: a later one neither begins it again nor ends it. */
async function plansFrom(tx: Tx, id: string, key: Loaded['key']): Promise<Record<string, string>> {
  const rows = await tx<{ seq: number; sealed: Uint8Array }[]>`
    select seq, sealed from event where transfer = ${id} and type = 'MeetingHeld' order by seq`
  const from: Record<string, string> = {}
  for (const row of rows) {
    const { event } = await open<SealedEvent>(key, associated.event(id, row.seq), row.sealed)
    if (event.type !== 'MeetingHeld') throw new Error('an event is not what its row says')
    for (const { child, outcome } of event.outcomes)
      if (outcome === 'continues' || outcome === 'assessment-update') from[child] ??= event.on
  }
  return from
}
