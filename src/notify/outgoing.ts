/** A notice on its way out, with where it goes. Nothing in it tells of a child (R9.2). */
export type Outgoing = {
  id: string
  authority: string
  transfer: string
  reference: string
  seq: number
  kind: string
  channel: 'out-of-hours' | 'email' | 'webhook'
  /** The role whose mailbox it goes to, and whether to its second address. */
  mailbox: string
  toSecond: boolean
  head: string
  madeAt: string
  tries: number
  /** Of its mailbox, else of the duty desk; none of an authority that is not on the exchange: nobody confirmed it. */
  firstEmail: string | null
  /** The deputy’s, where there is one. */
  secondEmail: string | null
  /** Of its out-of-hours team, if it has one. */
  outOfHoursEmail: string | null
  /** The desk of an authority that is not on the exchange (R9.4). */
  guestEmail: string | null
  /** Where its case system is told; nothing where it has none, or one that is off. */
  webhookUrl: string | null
  /** Since when it has waited: made, or sent again by hand, whichever is later. */
  since: string
}

/**
 * What came of an attempt: delivered, or a fault by a registered word. `final` is not tried again; `after` are the seconds to
 * wait at least.
 */
export type Attempt = { delivered: true } | { fault: string; final?: true; after?: number }
