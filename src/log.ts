/** Every line that the exchange may log: a registered code with ids and counts. No name, date of birth or free text can be said. */
export type LogLine =
  | { code: 'REQUEST_FAULT'; request: string; route: string; fault: string }
  | { code: 'BINDINGS_FAULT'; fault: string }
  | { code: 'VERB_DONE'; transfer: string; verb: string; version: number }
  | { code: 'VERB_REFUSED'; transfer: string; verb: string; refusal: string }
  | { code: 'NOTICE_DELIVERED'; notice: string; channel: string; tries: number }
  | { code: 'NOTICE_FAULT'; notice: string; channel: string; tries: number; fault: string }
  | { code: 'NOTICE_DEAD'; notice: string; channel: string }
  | { code: 'NOBODY_WAS_TOLD'; notice: string; channel: string }
  | { code: 'NOTICE_BY_LETTER'; notice: string }
  | { code: 'NOTICE_BOUNCED'; notice: string; status: string }
  | { code: 'RECEIPT_UNKNOWN' }
  | { code: 'WEBHOOK_OFF'; authority: string; why: string }
  | { code: 'OUTBOX'; waiting: number; dead: number; untold: number; unreported: number; oldestSeconds: number }
  | { code: 'GUEST_CODE_SENT'; authority: string; transfer: string }
  | { code: 'GUEST_CODE_WITHHELD'; why: string }
  | { code: 'GUEST_ENTERED'; authority: string; transfer: string }
  | {
      code: 'DESK_CHANGED'
      authority: string
      step: 'set' | 'confirmed' | 'test-sent' | 'answered' | 'removed'
      by: string
    }
  | { code: 'PRINT_FAULT'; transfer: string; fault: string }
  | { code: 'CALENDAR_TAKEN'; version: string; changed: number; touched: number }
  | { code: 'CALENDAR_REFUSED'; refusal: string }
  | { code: 'CALENDAR_UNREACHABLE'; fault: string }
  | { code: 'CALENDAR_FAULT'; fault: string; version?: string }
  | { code: 'SWEPT'; reminded: number; delivered: number }
  | { code: 'FIGURES_FAULT'; fault: string }
  | { code: 'SWEEP_FAULT'; transfer: string; fault: string }

export type Log = (line: LogLine) => void

/** Nothing broke, and somebody must look. */
const alarms = new Set<LogLine['code']>(['NOTICE_DEAD', 'NOBODY_WAS_TOLD', 'WEBHOOK_OFF', 'CALENDAR_REFUSED'])

export const writeLog: Log = (line) => {
  const loud = line.code.endsWith('FAULT') || alarms.has(line.code)
  ;(loud ? console.error : console.log)(JSON.stringify(line))
}
