import type { ClockFigure } from './clock.ts'
import type { Figure } from './load.ts'
import type { Print } from './print.ts'
import type { SweepFigure } from './sweep.ts'

export type Report = {
  machine: { cores: number; processor: string; node: string }
  seconds: number
  package: { requestBytes: number; statements: number }
  figures: Figure[]
  prints: Print[]
  clock: ClockFigure
  sweeps: SweepFigure[]
  notes: string[]
}

const sweepHead = ['open transfers', 'due', 'a sweep, ms', 'none due, ms', 'index entries read', 'rows scanned']
const printHead = ['one PDF', 'by', 'ms', 'MB', 'MB of memory at peak']
const head = ['', 'through', 'callers', 'per second', 'p50 ms', 'p99 ms', 'requests', 'errors', 'of the ceiling']

/** The report as lines to read: the machine, one row for each figure, the sweep, the clock, and what the figures are not. */
export function tableOf({ machine, seconds, package: one, figures, prints, clock, sweeps, notes }: Report): string {
  const printRows = prints.map(({ what, by, ms, megabytes, peakMb }) => [
    ...[what, by, ms.toFixed(0), megabytes.toFixed(1)],
    peakMb === undefined ? '' : peakMb.toFixed(0),
  ])
  const sweepRows = sweeps.map(({ open, due, ms, idleMs, entries, scanned }) => [
    ...[open.toLocaleString('en-GB'), String(due), ms.toFixed(0), idleMs.toFixed(1), String(entries), String(scanned)],
  ])
  const faults = figures.flatMap(({ what, through, fault }) => (fault ? [`${what}, ${through}: ${fault}`] : []))
  const times = clock.dateFnsNs / clock.oursNs
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}; ${seconds} s a step at most.`,
    `One package: a request of ${one.requestBytes} bytes, ${one.statements} SQL statements.`,
    '',
    ...figureLines(figures),
    ...(faults.length > 0 ? ['', 'Errors:', ...faults] : []),
    '',
    ...aligned(printHead, printRows),
    '',
    ...aligned(sweepHead, sweepRows),
    '',
    `addWorkingDays, ${clock.workingDays} days from each of ${clock.dates} dates: ${clock.oursNs.toFixed(0)} ns a date; a loop of date-fns ${clock.dateFnsNs.toFixed(0)} ns (${times.toFixed(0)} times as long); every answer the same.`,
    '',
    ...notes,
  ].join('\n')
}

/** Figures as a table, one row for each. */
export function figureLines(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => [
    ...[figure.what, figure.through, String(figure.callers), figure.perSecond.toFixed(1)],
    ...[figure.p50Ms.toFixed(1), figure.p99Ms.toFixed(1), String(figure.requests), String(figure.errors)],
    figure.ofCeiling === undefined ? '' : `${(figure.ofCeiling * 100).toFixed(0)} %`,
  ])
  return aligned(head, rows)
}

/** A head and rows as lines, the first two columns at the left, the others at the right. */
function aligned(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}
