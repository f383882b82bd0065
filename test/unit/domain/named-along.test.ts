import { expect, test } from 'vitest'
import { calledByName, namesAlong } from '../../../src/domain/named-along.ts'

const record = [
  { type: 'AgencyNamed', said: { kind: 'school', name: 'Brackenfold Primary School' } },
  { type: 'ServiceNamed', said: { name: 'Speech and language therapy' } },
  { type: 'AgencyNamed', said: { kind: 'gp', name: 'Sallowfield Surgery' } },
]

test('agencies and services are called by the names under which they came into the record (R5.3, R5.4)', () => {
  const names = namesAlong(record, new Map([['p1', 'Rowena Fenwick-Ashgrove']]))
  expect(calledByName({ agency: 'a2', done: 'told' }, names)).toEqual({ agency: 'Sallowfield Surgery', done: 'told' })
  expect(calledByName({ service: 's1', can: 'same' }, names)).toEqual({
    ...{ service: 'Speech and language therapy', can: 'same' },
  })
  expect(names.get('p1')).toBe('Rowena Fenwick-Ashgrove')
})

test('one that the reader’s record does not name stays as it is', () => {
  expect(calledByName({ agency: 'a3' }, namesAlong(record, new Map()))).toEqual({ agency: 'a3' })
})
