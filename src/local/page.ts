import type { ServerResponse } from 'node:http'
import { html } from 'hono/html'

/** Text that has been made safe to stand in a page. */
export type Markup = ReturnType<typeof html>

const style = `
  body { font: 1.1875rem/1.4 system-ui, sans-serif; color: #0b0c0c; margin: 0 auto; max-width: 44rem; padding: 1rem }
  h1 { font-size: 2rem; line-height: 1.1 }
  ul { list-style: none; padding: 0 }
  li, article { border-top: 1px solid #cecece; padding: .75rem 0 }
  p.demonstration { border-left: 10px solid #cecece; padding: .5rem 1rem }
  button { font: inherit; border: 0; background: #0f7a52; color: #fff; padding: .5rem .75rem; cursor: pointer }
  button:focus, a:focus { outline: 3px solid #0b0c0c; background: #fd0; color: #0b0c0c }
  small { display: block; font-size: 1rem; color: #484949 }
  div.letter { white-space: pre-wrap; overflow-wrap: anywhere }`

/** A whole page of a stand-in, in the plain look that the stand-ins share. */
export function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`
}

/**
 * Answers with a page that may run no script and load nothing.
 * @param formTargets origins, besides its own, that its forms may lead to, redirects included
 */
export function sendPage(res: ServerResponse, status: number, markup: Markup, formTargets: string[] = []): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action ${["'self'", ...formTargets].join(' ')}`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  res.end(String(markup))
}
