import { describe, expect, test } from 'vitest'
import { type TemplateName, templateNames, templates } from '../../../src/notify/templates.ts'
import { words } from '../../../src/notify/words.ts'
import { gradeOf } from '../../support/reading-grade.ts'

const whole = (name: TemplateName) => `${templates[name].subject}\n${templates[name].body}`
const placeholdersOf = (name: TemplateName) => [
  ...new Set([...whole(name).matchAll(/\(\(([^()]*)\)\)/g)].map(([, value]) => value)),
]

describe('a letter', () => {
  test('holds a reference, what happened and a link, and nothing else that is filled in (R9.2)', () => {
    for (const name of ['news', 'due', 'urgent', 'not-seen', 'guest'] as const) {
      expect([name, placeholdersOf(name).sort()]).toEqual([name, ['link', 'reference', 'what_happened']])
    }
  })

  test('never holds a code together with a link (R9.4)', () => {
    expect(placeholdersOf('code')).toEqual(['code'])
    expect(whole('code')).not.toMatch(/https?:|link/)
    for (const name of templateNames.filter((one) => one !== 'code')) expect(placeholdersOf(name)).not.toContain('code')
    // A subject is shown on locked screens.
    expect(templates.code.subject).not.toContain('((')
  })

  test('says that it names nobody, and can be told from every other by its subject', () => {
    for (const name of templateNames) expect(templates[name].body).toContain('This message names nobody.')
    expect(new Set(templateNames.map((name) => templates[name].subject)).size).toBe(templateNames.length)
    expect(templates.urgent.subject).toMatch(/^URGENT /)
  })

  test('can be read by a child of thirteen (grade 8), whatever happened', () => {
    const hardest = Object.values(words).reduce((one, other) => (gradeOf(one) > gradeOf(other) ? one : other))
    const filled = (name: TemplateName) =>
      whole(name)
        .replaceAll('((what_happened))', hardest)
        .replaceAll(/\(\(\w+\)\)/g, '')
    expect(
      templateNames.map((name) => ({ name, grade: gradeOf(filled(name)) })).filter(({ grade }) => grade > 8),
    ).toEqual([])
  })

  test('holds nothing that Notify would make a heading, a list or an inset of', () => {
    for (const name of templateNames) expect(templates[name].body).not.toMatch(/^\s*(#|\*|•|\^|>|\d+\.)|\r|\[|\?\?/m)
  })
})
