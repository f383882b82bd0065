import type { Refusal } from './refusal.ts'

/**
 * What a guest may do, by the duty inbox of an authority that is not on the exchange (R9.4): beside reading and downloading,
 * acknowledge, accept, ask, dispute and arrange. In a dispute they agree or maintain: whoever decided it there, the duty inbox says so.
 */
export const guestsMay: readonly string[] = [
  ...['acknowledge', 'acknowledge-alert', 'accept', 'ask', 'dispute', 'state-position', 'decide'],
  ...['arrange-meeting', 'cancel-meeting', 'confirm-seen', 'record-call', 'declare-knowing'],
]

export const notForGuests: Refusal = { code: 'not-for-guests', rule: 'R9.4', may: guestsMay }
