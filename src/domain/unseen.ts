/** The first thing that asked something of a side since somebody there last acted, and when they were telephoned about it. */
export type Unseen = { seq: number; at: string; called?: string }
