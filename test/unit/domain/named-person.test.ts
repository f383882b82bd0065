import { describe, expect, test } from 'vitest'
import { namesPerson } from '../../../src/domain/named-person.ts'

describe('a named person (R3.7)', () => {
  test.each([
    'Perpetua Quillfeather',
    'Perpetua',
    'P. Quillfeather (social worker)',
    'Social worker: Perpetua Quillfeather',
    'Perpetua Quillfeather, Social Worker, Marlbrook County Council',
    'Mum and Perpetua Quillfeather',
    'Barnaby Oakhanger at Brackenfold Primary School',
    'Jo from Lanternlight outreach service',
    'Isolde’s mother Rowena',
    'Mrs Oakhanger (class teacher)',
    'Mr Young',
    'Dr Head, GP',
    'For Perpetua to do',
    'Seraphina O’Wexcombe',
    'Zoë Ng',
    'أمينة الفاسي',
    '王小明',
    'Minh To',
    'Will',
    'Will Young',
    'Will Link',
    'Junior',
    'By Perpetua',
  ])('stands in “%s”', (who) => expect(namesPerson(who)).toBe(true))

  test.each([
    undefined,
    '',
    '   ',
    '-',
    '?',
    'Social worker',
    'SW',
    'S.W.',
    'the allocated Social Worker',
    'New social worker in Thornwick',
    'School',
    'Brackenfold Primary',
    'Marlbrook County Council',
    'Lanternlight domestic abuse service',
    'Head of service',
    'Health visitor / GP',
    'Parents',
    'Mum & Dad',
    'Father of Corin',
    'Isolde’s parents',
    'Mr Smith’s class teacher',
    'Everyone',
    'All professionals involved',
    'TBC',
    'To be confirmed',
    'PC to be allocated',
    'N/A',
    'Not known',
    'CAMHS',
    'SENCo and DSL',
    'By the social worker',
    'Junior school',
    'Children’s services',
  ])('does not stand in “%s”', (who) => expect(namesPerson(who)).toBe(false))

  test('is not the role said twice', () => {
    expect(namesPerson('Lanternlight', 'lanternlight ')).toBe(false)
    expect(namesPerson('Lanternlight', 'Outreach')).toBe(true)
  })

  test('is found in time whatever was written', () => {
    expect(namesPerson(`${'and '.repeat(50)}${'’s'.repeat(50)}`)).toBe(false)
  })
})
