import type { z } from 'zod'
import type { RemovePaper, UnavailablePaper } from '../../schemas/verbs/package.ts'
import { coveredChildren, wrongProcedure } from './children.ts'
import { daysGone } from './clock.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { EventOf } from './events.ts'
import { isOfOpenChildren } from './paper-scope.ts'
import { basisOwed } from './permission.ts'
import { nobodyThere } from './reach.ts'
import type { Refusal } from './refusal.ts'
import { newlyFound, traffickingOwed } from './trafficking.ts'
import {
  openChildren,
  type PaperInput,
  type PaperRef,
  type Slot,
  slots,
  stateOf,
  type Transfer,
  type Verdict,
} from './transfer.ts'
import { mayShare } from './verdict.ts'
import { reasonsSaid } from './verdict-words.ts'

const mostPapers = 40

/** What is still missing, slot by slot: the children for whom there is neither a document nor a reason (R3.1). */
export function missingParts(t: Transfer): { slot: Slot; children: string[] }[] {
  return slots.flatMap((slot) => {
    const covered = new Set(
      [
        ...t.papers.filter((paper) => paper.slot === slot),
        ...t.unavailable.filter((reason) => reason.slot === slot),
      ].flatMap((one) => one.children),
    )
    const children = openChildren(t).filter((child) => !covered.has(child))
    return children.length === 0 ? [] : [{ slot, children }]
  })
}

/** The next version of what stands in this slot: the first is 1, an addendum 2, 3… (R2.2). */
const nextVersion = (t: Transfer, slot: PaperInput['slot']): number =>
  1 + Math.max(0, ...t.papers.filter((paper) => paper.slot === slot).map((paper) => paper.version))

/** The paper that an input would add, or why it may not: for the rule, and for the manifest that lists it (R3.9). */
export function paperFrom(t: Transfer, input: PaperInput, f: Facts): { paper: PaperRef } | { refused: Refusal } {
  if (f.paper === undefined || f.paper === 'missing') return { refused: { code: 'no-such-file', rule: 'R3.2' } }
  if (t.papers.length >= mostPapers)
    return { refused: { code: 'too-much', rule: 'R2', what: 'papers', most: mostPapers } }
  if (input.slot === 'other' && !input.reason) return { refused: { code: 'reason-for-more', rule: 'R3.12' } }
  const kind = input.structured?.kind
  if (kind !== undefined && input.slot !== kind)
    return { refused: { code: 'paper-is-for-another-slot', rule: 'R3.2', slot: input.slot, kind } }
  const about = input.structured ?? input.about
  if (about === undefined) throw new Error('the schema lets no paper pass that does not say what it is')
  const covered = coveredChildren(t, about.children)
  if ('refused' in covered) return covered
  if (about.datedOn > f.on)
    return {
      refused: {
        code: 'date-impossible',
        rule: 'R3.2',
        field: 'datedOn',
        why: 'a paper cannot be dated in the future',
      },
    }
  return {
    paper: {
      ...{ id: f.paper.id, slot: input.slot, version: nextVersion(t, input.slot) },
      ...{
        title: about.title,
        datedOn: about.datedOn,
        author: about.authoredBy.name,
        authorRole: about.authoredBy.role,
      },
      ...{ children: covered.children, files: f.paper.files, addedAt: f.now },
      marks: [...new Set(about.marks.map((mark) => mark.kind))],
      addedBy: { worker: f.by.worker, name: f.by.name },
      ...(input.reason ? { reason: input.reason } : {}),
    },
  }
}

/** Puts a paper into the draft (R3.1, R3.2, R3.12). */
export function addPaper(t: Transfer, input: PaperInput, f: Facts): Decision {
  const made = paperFrom(t, input, f)
  return 'refused' in made ? made : happened({ type: 'PaperAdded', paper: made.paper })
}

/** Takes a paper out of the draft; once sent, what was sent stays (R2.2). */
export function removePaper(t: Transfer, input: z.infer<typeof RemovePaper>): Decision {
  if (!t.papers.some((paper) => paper.id === input.paper)) return refuse({ code: 'no-such-paper', rule: 'R3.1' })
  return happened({ type: 'PaperRemoved', paper: input.paper })
}

/** Says why a slot has no document and what stands in for it (R3.1). */
export function explainUnavailable(t: Transfer, input: z.infer<typeof UnavailablePaper>): Decision {
  // Once sent, only what an emergency left open (R4.9).
  if (t.sentAt !== undefined && !missingParts(t).some(({ slot }) => slot === input.slot))
    return refuse({ code: 'out-of-turn', rule: 'R2.1', state: stateOf(t), allowed: [] })
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  return happened({ type: 'PaperUnavailable', ...input, children: covered.children })
}

/** Sends the package: whole (R3.1), its move considered (R5.1), lawfully shared (R4.7), its residence known (R6.2). */
export function send(t: Transfer, _input: object, f: Facts): Decision {
  const wrong = wrongProcedure(t.family)
  if (wrong) return refuse(wrong)
  const missing = missingParts(t)
  if (missing.length > 0) return refuse({ code: 'package-incomplete', rule: 'R3.1', missing })
  if (!t.moveConsidered) return refuse({ code: 'move-not-considered', rule: 'R5.1' })
  if (t.residence.running === undefined) return refuse({ code: 'residence-unknown', rule: 'R6.2' })
  if (traffickingOwed(t, f)) return refuse({ code: 'trafficking-not-considered', rule: 'R5.2' })
  const verdict = mayShare(t)
  if (verdict.share === 'none') return refuse({ code: 'not-lawful-to-share', rule: 'R4.7', reasons: verdict.reasons })
  const alone = decidedByPreparer(t, verdict)
  if (alone) return alone
  const basis = basisOwed(t, f.on)
  if (basis) return refuse(basis)
  if (!t.papers.some((paper) => verdict.papers.includes(paper.slot) && isOfOpenChildren(t, paper)))
    return refuse({ code: 'nothing-to-send', rule: 'R4.9' })
  return nobodyThere(f) ?? happened(...newlyFound(t, f), sentBy(t, verdict, f))
}

/**
 * Whoever decides to share without permission is not who prepares what goes, whichever came first (R1.4).
 * @param author of a paper that goes later
 */
function decidedByPreparer(t: Transfer, { because }: Verdict, author?: string) {
  const { decision, emergency } = t.permission
  if (because.includes('all-said-yes')) return undefined
  const by = because.includes('emergency')
    ? emergency?.by
    : because.some((code) => code === 'decided-to' || code === 'decided-in-part')
      ? decision?.by
      : undefined
  return by !== undefined && (t.preparedBy.includes(by) || by === author)
    ? refuse({ code: 'prepared-by-you', rule: 'R1.4' })
    : undefined
}

/** The package as it leaves, with the verdict that lets it and how many of the 20 working days had gone (R3.9, R4.7, R6.5). */
export function sentBy(t: Transfer, verdict: Verdict, f: Facts): EventOf<'TransferSent'> {
  if (f.manifest === undefined) throw new Error('sending needs its manifest among the facts')
  return { type: 'TransferSent', verdict, manifest: f.manifest, workingDaysGone: daysGone(t, f.on, f.calendar) }
}

/** Sends a later paper; after permission was withdrawn nothing further goes without a new decision (R2.2, R4.6). */
export function sendAddendum(t: Transfer, input: PaperInput, f: Facts): Decision {
  const made = paperFrom(t, input, f)
  if ('refused' in made) return made
  const verdict = mayShare(t)
  // A word given in an emergency carries what follows only until its reasons are due (R4.9).
  if (verdict.because.includes('emergency') && f.on > (t.permission.emergency?.due ?? ''))
    return refuse({ code: 'not-lawful-to-share', rule: 'R4.7', reasons: reasonsSaid(['emergency', 'must-decide']) })
  if (verdict.share === 'none' || (verdict.share === 'part' && !verdict.papers.includes(input.slot)))
    return refuse({ code: 'not-lawful-to-share', rule: 'R4.7', reasons: verdict.reasons })
  const alone = decidedByPreparer(t, verdict, f.by.worker)
  if (alone) return alone
  if (f.manifest === undefined) throw new Error('an addendum needs its manifest among the facts')
  return happened({ type: 'AddendumSent', paper: made.paper, manifest: f.manifest })
}
