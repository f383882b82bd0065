import { PermissionState } from '../../../schemas/verbs/permission.ts'
import type { Because } from '../verdict-words.ts'
import type { Grounds } from './principles.ts'

/** What the one person whose yes is needed has said; or there is nobody whose yes could be asked (R4.1). */
export const answers = [...PermissionState.options, 'nobody-to-ask'] as const

/**
 * The last word of a practice lead (R4.3, R4.9). `share-set-aside` shares everything and sets the conditions aside that were
 * advised; an emergency counts as a word while no decision came after it.
 */
export const words = ['none', 'share', 'share-in-part', 'do-not-share', 'share-set-aside', 'emergency'] as const

/** Whether an answer changed after that word. To be asked once more, or not to be reached, is no answer; it ends a yes, though (R4.6). */
export const overtakens = ['no', 'yes'] as const

/**
 * What the adviser said (R4.4). `not-asked` comes with the reason why not. Advice to share in part names the papers that the
 * practice lead chose, or more; `share-in-part-of-less` leaves out one that the practice lead chose.
 */
export const advices = [
  'none',
  'not-asked',
  'unanswered',
  'share',
  'share-with-conditions',
  'share-in-part',
  'share-in-part-of-less',
  'do-not-share',
] as const

/** Whether a service manager countersigned, after the word and after the newest advice (R4.4). */
export const countersigneds = ['no', 'yes'] as const

/** One situation: a value of each. */
export type Cell = {
  answer: (typeof answers)[number]
  word: (typeof words)[number]
  overtaken: (typeof overtakens)[number]
  advice: (typeof advices)[number]
  countersigned: (typeof countersigneds)[number]
}

/** The situations that a row speaks of: what it leaves out may be anything. */
export type Pattern = { [K in keyof Cell]?: Cell[K] | readonly Cell[K][] }

export const dimensions = {
  answer: answers,
  word: words,
  overtaken: overtakens,
  advice: advices,
  countersigned: countersigneds,
}

/** Every situation there is: the product of what each may be. */
export const cells: readonly Cell[] = answers.flatMap((answer) =>
  words.flatMap((word) =>
    overtakens.flatMap((overtaken) =>
      advices.flatMap((advice) =>
        countersigneds.map((countersigned) => ({ answer, word, overtaken, advice, countersigned })),
      ),
    ),
  ),
)

/** Whether a row speaks of this situation. */
export const speaksOf = (pattern: Pattern, cell: Cell): boolean =>
  (Object.keys(dimensions) as (keyof Cell)[]).every((key) => {
    const wanted = pattern[key]
    return wanted === undefined || [wanted].flat().some((value) => value === cell[key])
  })

/** A reason as a verdict gives it; `the-answer` is the code of whatever was answered, `the-ground` that of the word. */
export type Reason = Because | 'the-answer' | 'the-ground'

/** A row of the table: in these situations so much may go, for these reasons. */
export type VerdictRow = Grounds & {
  when: Pattern
  share: 'all' | 'part' | 'none'
  /** Where only a part goes: the papers that were agreed to, those that the practice lead chose, or those that are both. */
  papers?: 'agreed' | 'decided' | 'agreed-and-decided'
  because: readonly Reason[]
  why: string
}

/** What cannot come about, and which refusal sees to it; where there is none, no act exists that would bring it about. */
export type CannotBe = {
  when: Pattern
  why: string
  rule: string
  refusedAs?: 'advice-not-considered' | 'nothing-to-countersign'
}

export type Group<R> = { heading: string; rows: readonly R[] }
