/** A letter as GOV.UK Notify keeps it; ((name)) stands for a value that is given with each. */
export type Template = { subject: string; body: string }

const nobody = 'This message names nobody. Do not reply to it.'

/**
 * Every letter of the exchange, word for word (R9.2): a reference, what happened and a link. They are kept with Notify under the
 * ids of NOTIFY_TEMPLATES; `npm run templates` compares the two.
 */
export const templates = {
  /** Whatever happened to a transfer. */
  news: {
    subject: '((reference)): news of a transfer',
    body: `((what_happened))\n\nReference: ((reference))\n\nRead it here: ((link))\n\n${nobody}`,
  },
  /** A day that has come, or has passed: whoever reads subjects alone finds it among the news (R6.6). */
  due: {
    subject: '((reference)): this is due, or late',
    body: `((what_happened))\n\nReference: ((reference))\n\nRead it here: ((link))\n\n${nobody}`,
  },
  /** What must not wait until somebody has time (R2.8). */
  urgent: {
    subject: 'URGENT ((reference)): act now',
    body: `((what_happened))\n\nReference: ((reference))\n\nOpen it now: ((link))\n\n${nobody}`,
  },
  /** To the second address, when nobody has acknowledged what went to the first. */
  'not-seen': {
    subject: '((reference)): nobody has answered yet',
    body: `((what_happened))\n\nYou get this because nobody has acted on what went to your first address.\n\nReference: ((reference))\n\nRead it here: ((link))\n\n${nobody}`,
  },
  /** To the duty desk of an authority that is not on the exchange (R9.4): never with a code. */
  guest: {
    subject: '((reference)): for the duty desk',
    body: `((what_happened))\n\nReference: ((reference))\n\nOpen it here: ((link))\n\nTo open it changes nothing. There you ask for a code, and it comes to this inbox.\n\n${nobody}`,
  },
  /** The one-time code of a guest: never with a link (R9.4). */
  code: {
    subject: 'Your code for Baton',
    body: `((code))\n\nType this code where you asked for it. It works once, for ten minutes, in that browser alone.\n\nDid nobody here ask for it? Then do nothing: without that browser it opens nothing.\n\n${nobody}`,
  },
  /** Asks a duty desk whether letters arrive there (R9.4). */
  'desk-test': {
    subject: 'Baton: does this reach your duty desk?',
    body: `Councils will write to this address when a family with a Child in Need plan moves to your area.\n\nPlease open this and say that it has reached you: ((link))\n\n${nobody}`,
  },
  /** To administrators: their case system is not told any more. */
  'webhook-off': {
    subject: 'Baton no longer tells your case system',
    body: `((what_happened))\n\nWhat it missed is in its feed, and can be sent again.\n\nMend it here: ((link))\n\n${nobody}`,
  },
} as const satisfies Record<string, Template>

export type TemplateName = keyof typeof templates
export const templateNames = Object.keys(templates) as TemplateName[]
