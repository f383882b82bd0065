import type { Child } from 'hono/jsx'
import type { Part, Said as WhatWasSaid } from '../../../schemas/parts.ts'
import type { Names } from '../../domain/names.ts'
import { inOneLine, leavesOf, listedInOneLine, wordsOf } from '../../domain/plain-words.ts'

/** Text as it was written: its paragraphs and its line ends. */
export function Written({ text }: { text: string }) {
  const lines = text.split('\n')
  return (
    <>
      {lines.map((line, at) => (
        <>
          {at > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </>
  )
}

/** What one part says: words, a list, or parts of its own. */
export function Said({ said, names }: { said: WhatWasSaid; names: Names }): Child {
  if (said.kind === 'leaf') return <Written text={wordsOf(said, names)} />
  if (said.kind === 'parts') return inOneLine(said.parts, names) ?? <Parts parts={said.parts} names={names} />
  const leaves = leavesOf(said.each)
  if (leaves === undefined)
    return (
      <ol class="baton-items">
        {said.each.map((one) => (
          <li>
            {one.kind === 'parts' ? <Parts parts={one.parts} names={names} /> : <Said said={one} names={names} />}
          </li>
        ))}
      </ol>
    )
  return (
    listedInOneLine(leaves, names) ?? (
      <ul class="govuk-list govuk-list--bullet">
        {leaves.map((leaf) => (
          <li>
            <Written text={wordsOf(leaf, names)} />
          </li>
        ))}
      </ul>
    )
  )
}

/** Parts as keys and values. */
export function Parts({ parts, names }: { parts: readonly Part[]; names: Names }): Child {
  return (
    <dl class="baton-parts">
      {parts.map(({ title, said }) => (
        <div class="baton-parts__part">
          <dt>{title}</dt>
          <dd>
            <Said said={said} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
