import type { Family } from '../../../schemas/family.ts'
import type { RecordEntry } from '../../../schemas/record.ts'
import { saidIn } from '../../domain/event-said.ts'
import { eventTitle } from '../../domain/event-words.ts'
import { calledByName } from '../../domain/named-along.ts'
import type { Names } from '../../domain/names.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { sentIn } from '../../domain/sent-papers.ts'
import type { PaperRef } from '../../domain/transfer.ts'
import { whoActed } from '../../domain/who-acted.ts'
import type { Block } from '../book/book.ts'
import { familyBlocks } from './family.ts'
import { partsBlocks } from './said-blocks.ts'
import { hashShares } from './uploads.ts'

/** One entry of the record, under its number: when, who, in which role and authority, what, and all that was said (R10.1). */
export function entryBlocks(entry: RecordEntry, names: Names, authorities: ReadonlyMap<string, string>): Block[] {
  const who = whoActed(entry, authorities.get(entry.authority))
  const later = entry.recordedAt === entry.at ? '' : `. Recorded on ${plainTime(entry.recordedAt)}`
  return [
    { kind: 'heading', level: 2, text: `${entry.seq}. ${eventTitle(entry.type)}` },
    {
      kind: 'paragraph',
      quiet: true,
      text: `${plainTime(entry.at)}${later}. ${who.charAt(0).toUpperCase()}${who.slice(1)}`,
    },
    ...partsBlocks(saidIn({ ...entry, said: calledByName(entry.said, names) }), names),
    ...hashesOf(entry),
    ...familyOf(entry, names),
  ]
}

/** The family, where the entry says who it is: in print the whole of it, for a page shows it elsewhere. */
export const familySaid = ({ said }: RecordEntry): Family | undefined => said.family as Family | undefined

const familyOf = (entry: RecordEntry, names: Names): Block[] => {
  const family = familySaid(entry)
  return family === undefined ? [] : familyBlocks(family, names).map(lowered)
}

// Within an entry a heading is one of the third level: the outline names entries alone.
const lowered = (block: Block): Block => (block.kind === 'heading' ? { ...block, level: 3 } : block)

/** The SHA-256 of each file that was added or sent, and of the manifest that was signed for it (R10.4). */
function hashesOf({ type, said }: RecordEntry): Block[] {
  const added = type === 'PaperAdded' ? (said.paper as PaperRef).files : []
  const hashes = sentIn({ said })?.hashes ?? added.map(({ name, sha256 }) => ({ of: name, sha256 }))
  if (hashes.length === 0) return []
  const rows = hashes.map(({ of, sha256 }) => [of, sha256])
  return [{ kind: 'table', head: ['File', 'SHA-256'], shares: hashShares, rows }]
}
