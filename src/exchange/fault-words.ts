import type { AddressFault } from '../notify/address.ts'
import type { OffWhy } from '../notify/webhook-state.ts'

/** What mends the address of a webhook; a new fault without a line here does not compile. */
const mends: Record<AddressFault, string> = {
  'address-unreadable': 'Give a whole web address, like https://cases.example.gov.uk/baton.',
  'address-too-long': 'Give a shorter address.',
  'address-user': 'Leave out the user name and password: messages are signed instead.',
  'address-not-https': 'Begin it with https://.',
  'address-port': 'Leave out the port: only 443 is called.',
  'address-number': 'Give a name in place of an IP address.',
  'address-name': 'Give a name that is known on the public internet.',
  'address-private': 'Its name leads into a private network. Give one that leads to public addresses only.',
  'name-unresolved': 'Its name leads nowhere. Check how it is spelt, and that it is known on the public internet.',
  'dns-unreachable': 'Nobody could say where its name leads. Try again in a minute.',
}

/** Why a way to tell somebody failed, by the registered word of the fault. */
const words: Readonly<Record<string, string>> = {
  unreachable: 'Nobody answered at the address.',
  timeout: 'No answer came within ten seconds.',
  'not-tried': 'A fault of Baton’s own.',
  'no-secret': 'There is no secret to sign it with. Change the secret.',
  'no-address': 'There was no address to write to.',
  'no-out-of-hours': 'There was no out-of-hours address to write to.',
  'no-template': 'The mail service does not know the letter. Whoever runs Baton must mend that.',
  'notify-unread': 'The mail service gave an answer that could not be read.',
  'notify-429': 'The mail service was too busy.',
  'technical-failure': 'The mail service failed.',
  bounced: 'The address did not take it. Check that it is right.',
  'webhook-410': 'Your case system said that it is gone for good (410).',
  'webhook-off': 'Your case system was not being told at that time.',
  ...({
    gone: 'It said that it is gone for good.',
    failing: 'Nothing had reached it for three days.',
  } satisfies Record<OffWhy, string>),
}

/** What mends an address that may not be called (R9.1). */
export const addressMend = (fault: AddressFault): string => mends[fault]

/** What a fault means to whoever reads of it, in a sentence; an unknown one is told by its word. */
export function faultInWords(fault: string): string {
  const known = (Object.hasOwn(words, fault) ? words : Object.hasOwn(mends, fault) ? mends : {})[fault as AddressFault]
  if (known !== undefined) return known
  const [, from, status = ''] = /^(notify|webhook)-(\d{3})$/.exec(fault) ?? []
  if (from === 'notify') return `The mail service answered ${status}.`
  if (from === undefined) return `It failed (${fault}).`
  const redirected = status.startsWith('3') ? ': it pointed to another address, which is not followed' : ''
  return `Your case system answered ${status}${redirected}.`
}
