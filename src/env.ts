import { z } from 'zod'

/** What the platform binds to the Worker. The only reader of bindings is here; everything else takes `Deps`. */
export type Bindings = {
  HYPERDRIVE?: { connectionString: string }
  DATABASE_URL?: string
  FILES: R2Bucket
  /** Counts the calls of each address to what anybody may ask; without it nobody is limited. */
  WORKING_DAYS_LIMIT?: RateLimit
  /** Counts what somebody at one address asks of the guests’ door. */
  GUEST_LIMIT?: RateLimit
  /** The network that webhooks go by, where it is another than everything else’s: it lets nobody into a private one. */
  OUTSIDE?: { fetch: typeof fetch }
  ASSETS: { fetch: (request: Request) => Promise<Response> }
} & Record<string, unknown>

/** Whether a text is a JSON object of ids. */
function holdsIds(text: string): boolean {
  try {
    return z.record(z.string(), z.uuid()).safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

const KnownBindings = z.object({
  /** The address people and systems use, without a slash at the end. */
  PUBLIC_URL: z.url(),
  WRAPPING_KEYS: z.string().min(1),
  SIGNING_KEYS: z.string().min(1),
  SESSION_KEY: z.string().min(1),
  NOTIFY_URL: z.url().default('https://api.notifications.service.gov.uk'),
  NOTIFY_API_KEY: z.string().min(1),
  /** The templates of GOV.UK Notify: the id of each by its name here, as JSON. */
  NOTIFY_TEMPLATES: z.string().refine(holdsIds),
  /** What Notify shows when it reports what became of an e-mail; without it no report is taken. */
  NOTIFY_CALLBACK_TOKEN: z.string().min(10).optional(),
  /** Who resolves the names of webhooks: DNS over HTTPS, as JSON. */
  DOH_URL: z.url({ protocol: /^https?$/ }).default('https://cloudflare-dns.com/dns-query'),
  /** The origins, parted by commas, that stand in for case systems on one machine. */
  STAND_INS: z.string().default(''),
  /** The identity provider of whoever runs the exchange, and the exchange’s name there; without them there is no operator’s page. */
  OPERATOR_ISSUER: z.url().optional(),
  OPERATOR_CLIENT: z.string().min(1).optional(),
  /** The bank holidays as GOV.UK publishes them (R6.7). */
  BANK_HOLIDAYS_URL: z.url().default('https://www.gov.uk/bank-holidays.json'),
  /** Which day is day 1 of the working days: the first working day after day 0 (R6.2), or day 0 itself where it is one. */
  COUNTING: z.enum(['day-after', 'same-day']).default('day-after'),
  /** Set on one machine only: lets identity providers, webhooks and the bank holidays be on loopback, without TLS. */
  ALLOW_LOOPBACK: z.literal('yes').optional(),
})

// Whoever stands on the way of a plain call could move every due date.
const Settings = KnownBindings.refine(
  ({ BANK_HOLIDAYS_URL, ALLOW_LOOPBACK }) => isSafe(new URL(BANK_HOLIDAYS_URL), ALLOW_LOOPBACK === 'yes'),
  { path: ['BANK_HOLIDAYS_URL'] },
)
const isSafe = ({ protocol, hostname }: URL, loopback: boolean): boolean =>
  protocol === 'https:' || (loopback && protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))

export type Settings = z.infer<typeof Settings> & { databaseUrl: string }

/** Reads and checks the bindings. Throws an Error that names the bindings at fault, never their values. */
export function readSettings(bindings: Bindings): Settings {
  const read = Settings.safeParse(bindings)
  // On the edge Hyperdrive pools the connections; on one machine a plain address does.
  const databaseUrl = bindings.HYPERDRIVE?.connectionString ?? bindings.DATABASE_URL
  const wrong = read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'))
  if (databaseUrl === undefined) wrong.push('HYPERDRIVE or DATABASE_URL')
  if (!read.success || databaseUrl === undefined) throw new Error(`set these bindings rightly: ${wrong.join(', ')}`)
  return { ...read.data, databaseUrl }
}
