import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openSigner } from '../bundle/signer.ts'
import { isThumbprint } from '../bundle/verify/exchange-keys.ts'
import { publishedBy, shipped, type Trusted } from '../bundle/verify/trust.ts'
import { outcomeWords, type Verdict } from '../bundle/verify/verdict.ts'
import { verifyPackage } from '../bundle/verify/verify-package.ts'
import { shownName, sizeInWords } from '../bundle/verify/words.ts'
import { CannotStart, reason } from './cannot-start.ts'
import { dataFolder } from './folders.ts'
import { localSecrets } from './keys.ts'

const usage = `npm run verify -- PACKAGE.zip [--key THUMBPRINT]... [--json]

Checks a package that was downloaded from the exchange: says that it is valid, or exactly which file was changed. Needs no
exchange and no connection, and unpacks nothing. Ends with 0 when it is valid; 1 when it was changed, packed again by
some program or not signed by the exchange; 2 when it could not be checked.

  --key THUMBPRINT  trusts the key with this RFC 7638 thumbprint (SHA-256, base64url). Take it from the exchange itself,
                    never from the package. May be given more than once.
  --json            the findings as JSON.

Trusted are also the keys of the list that comes with Baton, and those of the exchange on this machine, if there is one.
The keys that lie in the package are never trusted for lying there.`

const root = fileURLToPath(new URL('../..', import.meta.url))

const headings: Record<Verdict['verdict'], string> = {
  valid: 'VALID',
  changed: 'CHANGED',
  'packed-again': 'PACKED AGAIN',
  'not-signed-by-this-exchange': 'NOT SIGNED BY THIS EXCHANGE',
  'not-a-package': 'NOT A PACKAGE',
}

/** The public keys of the exchange on this machine; none where there is no exchange. */
async function keysOfThisMachine(): Promise<Trusted[]> {
  try {
    const folder = dataFolder(root)
    if (!existsSync(join(folder, 'secrets.json'))) return []
    // Asked for no councils, it makes no keys.
    const { worker } = await localSecrets(folder, [])
    return await publishedBy('the exchange on this machine', (await openSigner(worker.SIGNING_KEYS)).published)
  } catch {
    console.error('The keys of the exchange on this machine cannot be read, so they are not trusted here.')
    return []
  }
}

function read(path: string): Uint8Array {
  try {
    // npm changes to the project's folder; a path is meant from where the command was given.
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', path))
  } catch (thrown) {
    throw new CannotStart(`The file cannot be read (${reason(thrown)}).`)
  }
}

/** What was found, as a page of text: written in one go, so that a reader who stops early breaks nothing. */
function pageOf(verdict: Verdict, trusted: readonly Trusted[]): string {
  const whose = (thumbprint: string) => trusted.find((one) => one.thumbprint === thumbprint)?.whose ?? 'a trusted key'
  const widest = Math.max(...Object.values(outcomeWords).map(({ length }) => length))
  const fileLine = ({ name, outcome, bytes }: Verdict['files'][number]) =>
    `  ${outcomeWords[outcome].padEnd(widest)}  ${shownName(name)}${bytes === undefined ? '' : ` (${sizeInWords(bytes)})`}`
  return [
    `${headings[verdict.verdict]}${verdict.reference ? `: ${shownName(verdict.reference)}` : ''}`,
    '',
    ...verdict.sentences,
    ...verdict.signedBy.map((thumbprint) => `Signed with ${whose(thumbprint)}: ${thumbprint}`),
    ...(trusted.length === 0 ? ['No key is trusted here: give the thumbprint of the exchange’s key with --key.'] : []),
    ...(verdict.files.length > 0 ? ['', ...verdict.files.map(fileLine)] : []),
  ].join('\n')
}

async function run(): Promise<number> {
  // A thumbprint may begin with a dash, which is only taken for a value when it is joined to its option.
  const args = process.argv.slice(2).flatMap((arg, at, all) => {
    if (all[at - 1] === '--key') return []
    return arg === '--key' ? [`--key=${all[at + 1] ?? ''}`] : [arg]
  })
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: 'string', multiple: true }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new CannotStart(usage)
  const given = values.key ?? []
  if (!given.every(isThumbprint))
    throw new CannotStart('A thumbprint has 43 letters, figures, dashes and underscores: look at --key again.')
  const zip = read(path)
  const trusted: Trusted[] = [
    ...given.map((thumbprint) => ({ thumbprint, whose: 'the key given with --key' })),
    ...shipped(),
    ...(await keysOfThisMachine()),
  ]
  const thumbprints = trusted.map(({ thumbprint }) => thumbprint)
  const verdict = await verifyPackage(zip, thumbprints)
  console.log(values.json ? JSON.stringify({ ...verdict, trusted }, null, 2) : pageOf(verdict, trusted))
  return verdict.verdict === 'valid' ? 0 : verdict.verdict === 'not-a-package' ? 2 : 1
}

try {
  process.exitCode = await run()
} catch (thrown) {
  console.error(
    thrown instanceof CannotStart ? thrown.message : `The package could not be checked (${reason(thrown)}).`,
  )
  process.exitCode = 2
}
