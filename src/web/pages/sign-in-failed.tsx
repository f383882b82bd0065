import type { Context } from 'hono'
import type { SignInFailure } from '../../auth/sign-in-failure.ts'
import { Button } from '../components/button.tsx'
import { PlainPage } from './fault.tsx'

type Said = { title: string; text: string; status: 400 | 403 | 404 | 502 }

/** Why somebody could not sign in, and what mends it. */
export const signInFailures: Record<SignInFailure, Said> = {
  'no-council': {
    ...{ status: 404, title: 'That council does not sign in here' },
    text: 'Choose your council from the list on the start page.',
  },
  expired: {
    ...{ status: 400, title: 'Your sign-in took too long or is over' },
    text: 'Signing in must be done within ten minutes and in one browser. Start again.',
  },
  mismatch: {
    ...{ status: 400, title: 'That was the answer to another sign-in' },
    text: 'You may have begun twice, or followed a link that was not yours. Start again from the start page.',
  },
  denied: {
    ...{ status: 403, title: 'You were not signed in' },
    text: 'You or your council’s sign-in said no. You can try again.',
  },
  unavailable: {
    ...{ status: 502, title: 'Your council’s sign-in is not answering' },
    text: 'Try again in a few minutes. If it goes on, ask your council’s IT helpdesk.',
  },
  untrusted: {
    ...{ status: 502, title: 'Your council’s sign-in could not be checked' },
    text: 'We could not be sure that the answer came from your council, so nobody was signed in. Try again.',
  },
  'no-name': {
    ...{ status: 403, title: 'Your council’s sign-in gave no name for you' },
    text: 'Every act on a transfer is recorded under a name. Ask your council’s IT helpdesk to add yours.',
  },
  'no-role': {
    ...{ status: 403, title: 'You have no role in Baton' },
    text: 'Ask your council’s IT helpdesk to give you one, such as social worker or practice lead.',
  },
}

/** The page for somebody who could not sign in. */
export function signInFailurePage(c: Context, reason: SignInFailure): Response | Promise<Response> {
  const { title, text, status } = signInFailures[reason]
  return c.html(
    <PlainPage title={title}>
      <p class="govuk-body">{text}</p>
      <Button href="/">Go to the start page</Button>
    </PlainPage>,
    status,
  )
}
