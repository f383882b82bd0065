import type { RecordEntry } from '../../schemas/record.ts'
import { roleSaid } from './words.ts'

/**
 * Who acted, as the record says it: name, role, authority, and the case system that acted for them (R1.1, R10.1); a guest by
 * the duty inbox of their authority, with what they declared (R9.4).
 * @param authority its name, where it is known
 */
export function whoActed(
  entry: Pick<RecordEntry, 'name' | 'role' | 'client' | 'declared'>,
  authority: string | undefined,
): string {
  const { name, role, client, declared } = entry
  if (role === 'exchange') return 'by the exchange itself'
  if (declared) {
    const who = [name, declared.role, declared.telephone].join(', ')
    return `by the duty inbox of ${authority ?? 'its authority'}: ${who} (declared, not verified)`
  }
  const who = [name, roleSaid(role), authority].filter(Boolean).join(', ')
  return client ? `${who}, through the case system ${client}` : who
}
