/** The first thing that asked something of a side since somebody there last acted (R9.1). */
export type Unseen = { seq: number; at: string }
