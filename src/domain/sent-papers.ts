import { Manifest } from '../../schemas/event-said.ts'
import type { RecordEntry } from '../../schemas/record.ts'
import { paperName, slotTitles } from './words.ts'

/** What one sending signed for: its papers and what was withheld in words, and every hash with what it is of (R10.4). */
export type SentPapers = {
  papers: string[]
  withheld: string[]
  hashes: { of: string; sha256: string }[]
}

/**
 * What an entry of the record says was sent, read from the signed manifest that it holds (a compact JWS, RFC 7515, its payload
 * `manifestOf`): the whole package, or the one paper that came later. Undefined for an entry without a manifest; of one that
 * cannot be read, its hash alone. The signature is not checked here: the entry’s own hash holds it.
 */
export function sentIn({ said }: Pick<RecordEntry, 'said'>): SentPapers | undefined {
  const { jws, sha256 } = (said.manifest ?? {}) as { jws?: unknown; sha256?: unknown }
  if (typeof jws !== 'string' || typeof sha256 !== 'string') return undefined
  const read = Manifest.safeParse(payloadOf(jws)).data
  const papers = read?.adding ? [read.adding] : (read?.papers ?? [])
  // A later paper withholds nothing anew: what was withheld is said of the sending that did.
  const withheld = read?.adding ? [] : (read?.withheld ?? [])
  return {
    papers: papers.map((paper) => `${paperName(paper)}: ${paper.title}`),
    withheld: withheld.map(({ slot, why }) => `${slotTitles[slot]}: ${why.join(' ')}`),
    hashes: [
      ...papers.flatMap((paper) =>
        paper.files.map((file) => ({ of: `${paperName(paper)}: ${file.name}`, sha256: file.sha256 })),
      ),
      { of: 'The signed manifest', sha256 },
    ],
  }
}

/** What both councils were called, and where their duty desks were reached, when an entry’s package was sent (R3.9). */
export const councilsIn = ({ said }: Pick<RecordEntry, 'said'>) => {
  const { jws } = (said.manifest ?? {}) as { jws?: unknown }
  return typeof jws === 'string' ? Manifest.safeParse(payloadOf(jws)).data?.councils : undefined
}

/** The payload of a compact JWS as JSON; undefined where it is none. */
function payloadOf(jws: string): unknown {
  try {
    const bytes = atob((jws.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0))))
  } catch {
    return undefined
  }
}
