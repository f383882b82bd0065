import { expect, test } from 'vitest'
import { identifierWarnings } from '../../../schemas/identifiers.ts'
import { Draft } from '../../../schemas/verbs/draft.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, aWholeDraft, mustBeDone, sender } from '../../support/exchange.ts'

const wrong = { NHSNumber: '9990000019', UPN: 'A820001203001', LAchildID: 'ALD-2017-00917' }

test('a child whose identifiers were taken before they were checked is read as ever, with a warning for each; entered anew, they are refused', async () => {
  const x = await anExchange()
  const draft = aWholeDraft()
  const [first, ...others] = draft.family.children
  if (!first) throw new Error('the family has children')
  const earlier = { ...draft, family: { ...draft.family, children: [{ ...first, ...wrong }, ...others] } }

  // Past the door’s own check, as a draft of that time went.
  const call = { key: 'taken-before', text: JSON.stringify(earlier) }
  const { id } = mustBeDone(await openDraft(x.deps, sender(), earlier, call))
  const read = await transferFor(x.deps, sender(), id)
  const child = 'found' in read ? read.found.content?.family.children[0] : undefined
  expect(child).toMatchObject(wrong)
  expect(identifierWarnings(child ?? {}).map(({ field }) => field)).toEqual(['NHSNumber', 'UPN', 'LAchildID'])

  const refused = Draft.safeParse(earlier).error?.issues.map(({ path }) => path.join('.'))
  expect(refused?.sort()).toEqual(
    Object.keys(wrong)
      .map((field) => `family.children.0.${field}`)
      .sort(),
  )
})
