import { expect, test } from 'vitest'
import { rolesAmong, wrongWithName, wrongWithWorker } from '../../../src/auth/named-worker.ts'

test.each(['Siân Ó Dálaigh', '李小龍', 'Ngozi Łaska-Brown', 'O’Neill, Aoife (agency)'])(
  '%s may stand in the record',
  (name) => {
    expect(wrongWithName(name)).toBeUndefined()
  },
)

test.each([
  ['nothing', ''],
  ['blanks', '   '],
  ['a NUL', 'Ada\0'],
  ['half a pair', 'Ada\ud800'],
  ['two lines', 'Ada\nWold'],
  ['a tab', 'Ada\tWold'],
  ['201 characters', 'x'.repeat(201)],
])('a name of %s may not', (_, name) => {
  expect(wrongWithName(name)).toBeTypeOf('string')
})

test('a worker’s id is held to the length that is asked for', () => {
  expect(wrongWithWorker('x'.repeat(100), 100)).toBeUndefined()
  expect(wrongWithWorker('x'.repeat(101), 100)).toBe('Shorten this to 100 characters or fewer')
  expect(wrongWithWorker('x'.repeat(255))).toBeUndefined()
  expect(wrongWithWorker('x'.repeat(256))).toBe('Shorten this to 255 characters or fewer')
})

test('only known roles are kept, each once', () => {
  expect(rolesAmong(['duty', 'lamplighter', 'duty', 7, 'social-worker'])).toEqual(['social-worker', 'duty'])
  for (const none of [undefined, null, 'duty', { duty: true }, []]) expect(rolesAmong(none)).toEqual([])
})
