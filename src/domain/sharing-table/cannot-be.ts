import type { CannotBe } from './dimensions.ts'

/**
 * What cannot come about: set aside before the table is read, so that each situation that is left has one row and no more. Of
 * two reasons the upper counts.
 */
export const cannotBe: readonly CannotBe[] = [
  {
    when: { word: 'none', overtaken: 'yes' },
    why: 'There is no word yet, so no answer can have come after it.',
    rule: 'R4.6',
  },
  {
    when: { answer: 'nobody-to-ask', overtaken: 'yes' },
    why: 'Nobody is there to answer, so no answer can have come after the word.',
    rule: 'R4.6',
  },
  {
    when: { word: ['none', 'emergency'], advice: 'not-asked' },
    why: 'Why advice was not asked is said in a decision, and none has been made.',
    rule: 'R4.4',
  },
  {
    when: {
      answer: ['refused', 'withdrawn'],
      word: ['share', 'share-in-part', 'do-not-share', 'share-set-aside'],
      overtaken: 'no',
      advice: 'none',
    },
    why: 'After a no the practice lead asks for advice first, or says why not: a decision without either is refused.',
    rule: 'R4.4',
    refusedAs: 'advice-not-considered',
  },
  {
    when: { word: ['none', 'do-not-share', 'emergency'], countersigned: 'yes' },
    why: 'Only a decision to share is countersigned. A no needs no second signature, and an emergency is countersigned with the decision that follows it.',
    rule: 'R4.4',
    refusedAs: 'nothing-to-countersign',
  },
  {
    when: {
      word: ['share', 'share-in-part', 'share-set-aside'],
      advice: ['none', 'not-asked', 'unanswered', 'share'],
      countersigned: 'yes',
    },
    why: 'No advice stands against the decision, so there is nothing to countersign.',
    rule: 'R4.4',
    refusedAs: 'nothing-to-countersign',
  },
  {
    when: { word: ['share', 'share-in-part'], advice: 'share-with-conditions', countersigned: 'yes' },
    why: 'The conditions that were advised go with the papers, so the advice is followed and nothing is countersigned.',
    rule: 'R4.4',
    refusedAs: 'nothing-to-countersign',
  },
  {
    when: { word: 'share-in-part', advice: 'share-in-part', countersigned: 'yes' },
    why: 'No paper goes that was not advised, so the advice is followed and nothing is countersigned.',
    rule: 'R4.4',
    refusedAs: 'nothing-to-countersign',
  },
  {
    when: {
      answer: 'given',
      word: ['share', 'share-in-part', 'share-set-aside'],
      overtaken: 'no',
      countersigned: 'yes',
    },
    why: 'Everyone had said yes, so the papers waited for nobody and there was nothing to countersign.',
    rule: 'R4.4',
    refusedAs: 'nothing-to-countersign',
  },
]
