/** A notice on its way out, with where it goes. Nothing in it tells of a child (R9.2). */
export type Outgoing = {
  id: string
  authority: string
  transfer: string
  reference: string
  seq: number
  kind: string
  channel: 'out-of-hours' | 'email' | 'webhook'
  head: string
  madeAt: string
  tries: number
  dutyEmail: string
  /** Of its out-of-hours team, if it has one. */
  outOfHoursEmail: string | null
  webhookUrl: string | null
  webhookSecret: Uint8Array | null
}

/** What came of an attempt: delivered, or a fault by a registered word; `final` is not tried again. */
export type Attempt = { delivered: true } | { fault: string; final?: true }
