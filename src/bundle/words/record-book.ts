import type { Family } from '../../../schemas/family.ts'
import type { RecordEntry } from '../../../schemas/record.ts'
import { namesAlong } from '../../domain/named-along.ts'
import { type Names, namesOfFamily } from '../../domain/names.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { roleSaid } from '../../domain/words.ts'
import type { Block, Book } from '../book/book.ts'
import type { PartyFacts } from './facts.ts'
import { addressBanners, bannersFor, textsIn } from './family.ts'
import { entryBlocks, familySaid } from './record-entry.ts'

/** What the print of a record is made from: what its reader may read, when they asked, and who they are. */
export type RecordFacts = {
  reference: string
  /** As at when, RFC 3339: the record goes on after it. */
  at: string
  askedBy: { name: string; role: string; authority: string }
  sender: PartyFacts
  receiver: PartyFacts
  /** Left out while the reader may not know who the family is (R2.7). */
  family?: Family | undefined
  /** In the order of their numbers, as this authority may read them. */
  entries: readonly RecordEntry[]
}

/**
 * What the PDF of a record says: the chronology for an authority’s own case file, every act with who, when and why, oldest
 * first (R10.1, R10.4). The same facts give the same book.
 */
export function recordBook(f: RecordFacts): Book {
  const names = namesAlong(f.entries, f.family ? namesOfFamily(f.family) : new Map())
  const authorities = new Map([f.sender, f.receiver].map(({ id, name }) => [id, name]))
  return {
    title: 'Record of a Child in Need transfer',
    subject: `Record of the Child in Need transfer from ${f.sender.name} to ${f.receiver.name}`,
    reference: f.reference,
    at: f.at,
    foot: `Record as at ${plainTime(f.at)}`,
    cover: recordCover(f),
    // Without an entry it is its cover alone.
    parts:
      f.entries.length === 0
        ? []
        : [
            {
              title: 'The record',
              banners: recordBanners(f, names),
              blocks: f.entries.flatMap((entry) => entryBlocks(entry, names, authorities)),
            },
          ],
  }
}

const MISSING =
  'Numbers that are missing are entries of the other authority’s own, such as advice that it asked for and drafts of papers. '

function recordCover(f: RecordFacts): Block[] {
  const { name, role, authority } = f.askedBy
  const last = f.entries.at(-1)
  const opened = f.family !== undefined
  const whole = !opened || f.entries.every(({ seq }, at) => seq === at + 1)
  const children = f.family?.children.map((child) => child.name) ?? []
  return [
    ...(opened ? [] : [closed(f)]),
    {
      kind: 'facts',
      rows: [
        { term: 'Reference', said: [f.reference] },
        { term: 'From', said: [f.sender.name] },
        { term: 'To', said: [f.receiver.name] },
        ...(children.length > 0 ? [{ term: 'Children', said: children }] : []),
        { term: 'As at', said: [plainTime(f.at)] },
        { term: 'Printed for', said: [`${name}, ${roleSaid(role)}, ${authority}`] },
        { term: 'Entries', said: [String(f.entries.length)] },
      ],
    },
    {
      kind: 'paragraph',
      text: `This is the record as ${authority} may read it, oldest entry first. ${whole ? '' : MISSING}Nothing on the record can be changed or taken out, and each entry holds the hash of the one before.`,
    },
    ...(last ? [{ kind: 'paragraph', text: `Hash of entry ${last.seq}:\n${last.hash}` } as const] : []),
    {
      kind: 'paragraph',
      text: `The record goes on after this print. Look up ${f.reference} in Baton for what has happened since and for who leads today.`,
    },
  ]
}

/** Until then its reader is told what reached their authority, and no more (R2.7). */
const closed = ({ receiver }: RecordFacts): Block => ({
  ...{ kind: 'banner', tone: 'plain', title: 'Not open yet' },
  lines: [`The record opens when somebody of ${receiver.name} acknowledges the transfer.`],
})

/** The addresses that the entries tell, and from whom each must be kept (R3.10). */
function recordBanners(f: RecordFacts, names: Names): string[] {
  const told = f.entries.flatMap((entry) => familySaid(entry) ?? [])
  const text = textsIn(f.entries.map(({ said }) => said)).join(' ')
  return [
    ...new Set([
      ...told.flatMap((family) => addressBanners(family, new Map([...namesOfFamily(family), ...names]))),
      ...(f.family ? bannersFor(f.family, names, text) : []),
    ]),
  ]
}
