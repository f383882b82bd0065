import { describe, expect, test } from 'vitest'
import { whoActed } from '../../../src/domain/who-acted.ts'

const worker = { name: 'Tom Hesketh', role: 'social-worker' }

describe('whoever acted is named on the record', () => {
  test('with role and authority', () => {
    expect(whoActed(worker, 'Brackwater Borough Council')).toBe(
      'Tom Hesketh, social worker, Brackwater Borough Council',
    )
  })

  test('with the case system that acted for them', () => {
    expect(whoActed({ ...worker, client: 'brackwater-case-system' }, undefined)).toBe(
      'Tom Hesketh, social worker, through the case system brackwater-case-system',
    )
  })

  test('as a guest, by the duty inbox and by what they declared', () => {
    const declared = { role: 'Team manager', telephone: '01632 960303' }
    expect(whoActed({ name: 'Edie Fallow', role: 'duty', declared }, 'Carrowdale County Council')).toBe(
      'by the duty inbox of Carrowdale County Council: Edie Fallow, Team manager, 01632 960303 (declared, not verified)',
    )
  })

  test('as the exchange itself', () => {
    expect(whoActed({ name: 'Baton', role: 'exchange' }, 'Brackwater Borough Council')).toBe('by the exchange itself')
  })
})
