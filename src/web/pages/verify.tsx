import { publishedBy, shipped, type Trusted } from '../../bundle/verify/trust.ts'
import { Button } from '../components/button.tsx'
import { Details } from '../components/details.tsx'
import { FileUpload } from '../components/file-upload.tsx'
import { Input } from '../components/input.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Panel } from '../components/panel.tsx'
import { Table } from '../components/table.tsx'
import { type Ctx, Shell } from './shell.tsx'

/** A page that checks a package where it lies: all that it needs comes with it, and it asks for nothing more. */
export function VerifyPage({ trusted }: { trusted: readonly Trusted[] }) {
  return (
    <Shell title="Check a package" back={{ href: '/', text: 'Start page' }}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">Check a package</h1>
          <p class="govuk-body-l">
            See whether a package is exactly what the exchange signed and sent, or which file of it was changed.
          </p>
          <InsetText>
            Nothing you choose here leaves this computer. Once the page is open, it works without a connection.
          </InsetText>
          <div id="without-script">
            <p class="govuk-body">
              <strong>Checking on this page needs JavaScript.</strong> Without it, check the package in a terminal.
            </p>
          </div>
          <form id="check" method="dialog" hidden novalidate data-trusted={JSON.stringify(trusted)}>
            <FileUpload
              name="package"
              label="The package, as one ZIP file"
              labelSize="m"
              hint="Choose it, or drag it here, exactly as it was downloaded."
              accept=".zip,application/zip"
            />
            <Details summary="I was given a key’s thumbprint">
              <Input
                name="thumbprint"
                label="Thumbprint of the exchange’s key"
                hint="43 letters, figures, dashes and underscores. Take it from the exchange itself, never from the package."
                spellcheck={false}
                autocomplete="off"
              />
            </Details>
            <Button>Check the package</Button>
          </form>
          <div id="verdict" aria-live="polite" />
        </div>
      </div>
      <div id="verdict-files" />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h2 class="govuk-heading-m">Check in a terminal</h2>
          <p class="govuk-body">In a copy of Baton, which needs no exchange and no connection:</p>
          <pre class="baton-code" tabindex={0}>
            npm run verify -- package.zip --key THUMBPRINT
          </pre>
          <Details summary="Which keys this page trusts">
            <p>A package is valid only if one of these keys signed it, or the one that you were given.</p>
            <ul class="govuk-list govuk-list--bullet baton-docs">
              {trusted.map(({ thumbprint, whose }) => (
                <li>
                  <code>{thumbprint}</code>, {whose}
                </li>
              ))}
            </ul>
          </Details>
        </div>
      </div>
      <Templates />
      <script type="module" src="/assets/verify.js" />
    </Shell>
  )
}

/** What the answer is made of; the script fills in the parts that `data-fill` names. */
function Templates() {
  return (
    <>
      <template id="valid">
        <Panel title="The package is valid" headingLevel={2}>
          <strong class="baton-reference" data-fill="reference" />
        </Panel>
        <div class="govuk-!-text-break-word" data-fill="sentences" />
      </template>
      <template id="not-valid">
        <div class="govuk-error-summary">
          <h2 class="govuk-error-summary__title" data-fill="title">
            The package is not valid
          </h2>
          <div class="govuk-error-summary__body govuk-!-text-break-word" data-fill="sentences" />
        </div>
      </template>
      <template id="files">
        <Table
          caption="The files of the package"
          captionSize="m"
          columns={[{ heading: 'File' }, { heading: 'Found' }]}
          rows={[]}
        />
      </template>
    </>
  )
}

/** GET /verify, for anybody. */
export async function showVerify(c: Ctx): Promise<Response> {
  const published = await publishedBy('this exchange', c.get('deps').signer.published)
  c.header('Cache-Control', 'no-cache')
  return c.html(<VerifyPage trusted={[...published, ...shipped()]} />)
}
