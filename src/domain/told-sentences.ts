import type { RefusalOf } from './refusal.ts'

/** A refusal in plain words: what is so, and what mends it. Both doors say the same. */
export type Sentence = { title: string; mend: string }

/** A refusal whose words are always the same. */
export const same = (title: string, mend: string) => (): Sentence => ({ title, mend })

/** What is said of being told, and of a guest (R9). */
export const toldSentences = {
  'nothing-unseen': same('Nothing here waits to be seen', 'There is nothing to confirm.'),
  'nobody-to-telephone': same(
    'There is nothing to telephone about',
    'The other authority has acted on all that it was told.',
  ),
  'not-for-guests': same(
    'That cannot be done from a duty inbox',
    'A guest can read, download, acknowledge, accept, ask, dispute and arrange. For the rest telephone the authority that wrote to you, or join the exchange.',
  ),
  'no-other-way': same('You would be told by no way at all', 'Leave e-mail on, or first name a webhook that works.'),
  'no-webhook': same('No webhook is on', 'Name its address first, or turn it on again.'),
  'webhook-address': (r: RefusalOf<'webhook-address'>): Sentence => ({
    title: 'That address cannot be called',
    mend: r.why,
  }),
  'no-such-notice': same('There is no such notice', 'Look for it among what you were told.'),
  'not-dead': same(
    'That notice has arrived, or went a moment ago',
    'What did not arrive is sent again, at most every ten minutes.',
  ),
}
