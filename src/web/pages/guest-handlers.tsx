import { askCode } from '../../auth/guest-ask.ts'
import { guestBrowser, knownGuestBrowser } from '../../auth/guest-browser.ts'
import { readCode } from '../../auth/guest-code.ts'
import { deskOf } from '../../auth/guest-door.ts'
import { type Tried, tryCode } from '../../auth/guest-enter.ts'
import { startGuestSession } from '../../auth/guest-session.ts'
import type { FormRefused } from '../../auth/require.ts'
import { readSession } from '../../auth/session.ts'
import { readDeclared } from '../../domain/declared.ts'
import { Link } from '../components/link.tsx'
import { PlainPage } from './fault.tsx'
import { GuestDoorPage, GuestEnterPage, type GuestFault } from './guest.tsx'
import { Id } from './opened.ts'
import { type Ctx, viewerOf } from './shell.tsx'

/** The transfer that the link names; an id that is no id names none. */
const transferOf = (c: Ctx): string | undefined => Id.safeParse(c.req.param('transfer')).data

/** The token of the forms that this browser was given. */
export const tokenOfGuest = async (c: Ctx): Promise<string | undefined> => (await guestBrowser(c.get('deps'), c))?.csrf

/**
 * GET /guest/:transfer. It writes nothing and sends nothing, for whatever reads the duty desk’s mail opens its links too
 * (R9.4); a browser that is remembered is led on.
 */
export async function showGuestDoor(c: Ctx): Promise<Response> {
  const [deps, transfer] = [c.get('deps'), transferOf(c)]
  if (transfer === undefined) return c.notFound()
  c.header('Cache-Control', 'no-store')
  if (await isRemembered(c, transfer)) return c.redirect(`/transfers/${transfer}`, 303)
  if (c.req.method === 'HEAD') return c.body(null)
  const { csrf } = await knownGuestBrowser(deps, c)
  return c.html(<GuestDoorPage transfer={transfer} csrf={csrf} />)
}

async function isRemembered(c: Ctx, transfer: string): Promise<boolean> {
  const deps = c.get('deps')
  const session = await readSession(deps, c)
  if (session?.actor.kind !== 'guest') return false
  const desk = await deskOf(deps, transfer)
  return desk !== undefined && desk.authority === session.actor.authority && desk.testedAt === session.desk
}

/** POST /guest/:transfer/code: sends a code. Whoever asks is told the same, whether or not there is such a transfer. */
export async function takeGuestAsk(c: Ctx): Promise<Response> {
  const [deps, transfer] = [c.get('deps'), transferOf(c)]
  if (transfer === undefined) return c.notFound()
  c.header('Cache-Control', 'no-store')
  const { secret, csrf } = await knownGuestBrowser(deps, c)
  const asked = await askCode(deps, { transfer, secret, address: c.req.header('CF-Connecting-IP') })
  if (asked === 'withheld') return c.html(<GuestDoorPage {...{ transfer, csrf }} fault={asked} />, 429)
  if (asked === 'not-sent') return c.html(<GuestDoorPage {...{ transfer, csrf }} fault={asked} />, 502)
  // Read again, a page that follows a form would send another code.
  return c.redirect(`/guest/${transfer}/enter`, 303)
}

/** GET /guest/:transfer/enter: the form for the code. */
export async function showGuestEnter(c: Ctx): Promise<Response> {
  const transfer = transferOf(c)
  if (transfer === undefined) return c.notFound()
  c.header('Cache-Control', 'no-store')
  const csrf = await tokenOfGuest(c)
  if (csrf === undefined) return c.redirect(`/guest/${transfer}`, 303)
  return c.html(<GuestEnterPage {...{ transfer, csrf }} />)
}

/** POST /guest/:transfer/enter: in by the code, as whom the guest declares to be (R9.4). */
export async function takeGuestEnter(c: Ctx): Promise<Response> {
  const [deps, transfer] = [c.get('deps'), transferOf(c)]
  if (transfer === undefined) return c.notFound()
  c.header('Cache-Control', 'no-store')
  const { secret, csrf } = await knownGuestBrowser(deps, c)
  const form = await c.req.formData()
  const answer = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const typed = { name: answer('name'), role: answer('role'), telephone: answer('telephone') }
  const [code, declared] = [readCode(answer('code')), readDeclared(typed)]
  const again = (wrong: readonly GuestFault[], status: 403 | 422, shown: object = typed) =>
    c.html(<GuestEnterPage {...{ transfer, csrf, wrong }} said={{ ...shown }} />, status)
  // What cannot be right is no try: it would use up a code for a slip.
  const slip: GuestFault[] = code === undefined ? [{ field: 'code', text: notACode(answer('code')) }] : []
  const missing = 'wrong' in declared ? declared.wrong : []
  if (code === undefined || 'wrong' in declared)
    return again([...slip, ...missing], 422, { ...typed, code: answer('code') })
  const tried = await tryCode(deps, { transfer, secret, code })
  if ('refused' in tried) return again([{ field: 'code', text: refusedInWords(tried) }], 403)
  await startGuestSession(deps, c, tried.desk, declared.said)
  return c.redirect(`/transfers/${transfer}`, 303)
}

const notACode = (typed: string): string =>
  typed.trim() === ''
    ? 'Enter the code from the duty inbox'
    : 'The code has 8 letters and numbers. Check what you typed'

/** Why a code was not taken, and what mends it. */
export function refusedInWords(tried: Exclude<Tried, { desk: unknown }>): string {
  switch (tried.refused) {
    case 'wrong':
      return `That is not the newest code. You can try ${tried.left === 1 ? 'once more' : `${tried.left} more times`}`
    case 'expired':
      return 'The code is more than ten minutes old. Send another code'
    case 'used-up':
      return 'The code was wrong five times and serves no more. Send another code'
    case 'no-code':
      return 'No code waits for this browser: it was used, or asked for in another one. Send another code'
  }
}

/** 403: a form that no page of ours in this browser sent, or one that was open too long. */
export function guestFormRefusedPage(c: Ctx, why: FormRefused): Response | Promise<Response> {
  const transfer = transferOf(c)
  return c.html(
    <PlainPage title="This form could not be taken">
      <p class="govuk-body">
        {why.refused === 'no-token'
          ? 'The page was open for too long, or this browser keeps no cookies.'
          : 'It did not come from a page of Baton that you had open.'}{' '}
        No code was sent, and none was tried.
      </p>
      {transfer === undefined ? null : (
        <p class="govuk-body">
          <Link href={`/guest/${transfer}`}>Begin again</Link>
        </p>
      )}
    </PlainPage>,
    403,
  )
}

/** 429: too many calls from one address. */
export function guestTooManyPage(c: Ctx): Response | Promise<Response> {
  return c.html(
    <PlainPage title="Wait a minute">
      <p class="govuk-body">Too many calls came from your address. Wait a minute, go back, and try again.</p>
    </PlainPage>,
    429,
  )
}

/** 403: a page for authorities that are on the exchange. */
export function notForGuestsPage(c: Ctx): Response | Promise<Response> {
  return c.html(
    <PlainPage title="This is for councils on the exchange" viewer={viewerOf(c.get('session'))}>
      <p class="govuk-body">
        You act as your council’s duty inbox. You can read, acknowledge, accept, ask, dispute and arrange on what was
        sent to it.
      </p>
      <p class="govuk-body">
        <Link href="/transfers">Go to your transfers</Link>, or read <Link href="/guest/join">what joining gives</Link>.
      </p>
    </PlainPage>,
    403,
  )
}
