import { z } from 'zod'
import type { Heard } from '../exchange/audit.ts'
import { CannotStart } from './cannot-start.ts'

const Head = z.object({
  transfer: z.uuid(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  seq: z.int().min(1).optional(),
})
const Heads = z.union([z.array(Head), z.object({ notices: z.array(Head) }).transform(({ notices }) => notices)])

/**
 * Reads the hashes that a party received: a JSON array, the answer of /v1/feed, or one JSON object on each line.
 * @throws CannotStart when it is none of these; nothing of it is quoted
 */
export function readHeads(text: string): Heard[] {
  const whole = Heads.safeParse(parsed(text))
  if (whole.success) return whole.data
  const lines = z.array(Head).safeParse(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parsed),
  )
  if (lines.success && lines.data.length > 0) return lines.data
  throw new CannotStart(
    'The heads cannot be read: each is {"transfer": its id, "head": 64 hexadecimal digits, "seq": its number}.',
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
