/** Why a verdict is what it is, by a code that does not change; each has one sentence (R4.7). */
const sentences = {
  'all-said-yes': 'Everyone whose yes we need said yes.',
  'nobody-to-ask': 'We know of no one who can say yes for the children.',
  refused: 'Someone we asked said no.',
  withdrawn: 'Someone said yes at first and now says no.',
  'given-in-part': 'Someone said yes to some of the papers only.',
  'not-sought-risk': 'We did not ask everyone, as asking could put someone at risk.',
  'not-sought-urgent': 'We did not ask everyone, as there was no time.',
  'not-reached': 'We tried to ask and could not reach everyone.',
  'awaiting-answer': 'We have asked and wait for an answer.',
  'not-yet-sought': 'We have not asked everyone yet.',
  'decided-to': 'A practice lead chose to share the papers.',
  'decided-in-part': 'A practice lead chose to share some of the papers.',
  'decided-not-to': 'A practice lead chose not to share the papers.',
  'risk-of-harm': 'If we kept them back, a child or an adult could come to harm.',
  'seeking-might-increase-risk': 'Asking first could have put someone at more risk.',
  'other-lawful-ground': 'The law allows it in this case. The record names the law.',
  'waits-for-countersignature':
    'This is not what our advisers said. A service manager must agree before the papers can go.',
  countersigned: 'This is not what our advisers said, and a service manager agreed to it.',
  emergency: 'A practice lead sent the papers at once, as it could not wait.',
  'must-decide': 'A practice lead must decide before the papers can go.',
  'must-decide-again': 'Something new was said or found since a practice lead chose. They must decide again.',
} as const

export type Because = keyof typeof sentences
export const becauses = Object.keys(sentences) as Because[]

/** The reasons of a verdict as a parent could read them; no name stands in any, as refusals quote them (R4.7). */
export const reasonsSaid = (because: readonly Because[]): string[] => because.map((code) => sentences[code])

const grounds: ReadonlySet<Because> = new Set<Because>([
  ...(['risk-of-harm', 'seeking-might-increase-risk', 'other-lawful-ground'] as const),
])

/** Why a paper stays back: the same reasons, without the ground on which the others go (R4.7). */
export const withheldBecause = (because: readonly Because[]): string[] =>
  reasonsSaid(because.filter((code) => !grounds.has(code)))
