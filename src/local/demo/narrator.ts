import { setTimeout as pause } from 'node:timers/promises'

/** Tells the story a line a step, and counts what came out differently. */
export type Narrator = {
  say: (line: string) => void
  heading: (line: string) => void
  /** A step that must come out as said; a step that does not is told with what came instead. */
  expect: (line: string, holds: boolean, instead?: unknown) => void
  /** Waits for something that happens in its own time, for at most so many seconds. */
  until: (line: string, seconds: number, holds: () => boolean | Promise<boolean>) => Promise<void>
  steps: () => number
  differences: () => string[]
}

export function newNarrator(write: (line: string) => void): Narrator {
  let steps = 0
  const different: string[] = []
  const expect: Narrator['expect'] = (line, holds, instead) => {
    steps++
    if (holds) return write(`  ✓ ${line}`)
    different.push(line)
    write(`  ✗ ${line}${instead === undefined ? '' : `: got ${JSON.stringify(instead)}`}`)
  }
  return {
    say: (line) => write(`  ${line}`),
    heading: (line) => write(`\n${line}`),
    expect,
    until: async (line, seconds, holds) => {
      const end = Date.now() + seconds * 1000
      while (Date.now() < end && !(await holds())) await pause(100)
      expect(line, await holds())
    },
    steps: () => steps,
    differences: () => different,
  }
}
