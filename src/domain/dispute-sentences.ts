import type { RefusalOf } from './refusal.ts'
import { type Sentence, same } from './told-sentences.ts'

/** What is said of disputes, where no role need be named (R8). */
export const disputeSentences = {
  'dispute-already-open': same('A dispute is already open', 'State your position in it, or decide it.'),
  'no-dispute': same('No dispute is open', 'Raise one first.'),
  'ground-needs-a-reason': same(
    'To decline is to dispute, with a reason',
    'Choose the reason, and state your position.',
  ),
  'position-already-stated': same('Your authority has stated its position', 'Decide, or bring it to the next rung.'),
  'position-not-stated': same(
    'The other authority has not stated its position',
    'They have taken the children on. Wait for their position before you agree with it.',
  ),
  'names-yourself': same(
    'Somebody else names you',
    'Ask another administrator of your authority: nobody gives themself a rung.',
  ),
  'last-rung': same('This is the last rung', 'Record the outcome.'),
  'reasons-needed': same(
    'Give your reasons',
    'Say why it goes to the next rung: each step above the first has its reasons.',
  ),
  'not-for-this-ground': same(
    'Only a dispute about delay can end with nothing changed',
    'Record which authority is responsible, or that they share it until a date.',
  ),
  'last-rung-held': (r: RefusalOf<'last-rung-held'>): Sentence =>
    r.field === 'vacant'
      ? { title: 'The last rung is always held by somebody', mend: 'Name who holds it: above it there is nobody.' }
      : {
          title: 'The last rung needs a deputy while its holder is away',
          mend: 'Name the deputy: above it there is nobody.',
        },
}
