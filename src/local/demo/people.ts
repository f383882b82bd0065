// One plainly fictional family throughout: Isolde (c1, 9) and Corin (c2, 4) Fenwick-Ashgrove, their mother Rowena (p1),
// and Corin's father Lucan Thistlecombe (p2), from whom the new address is kept.
export const both = ['c1', 'c2']
export const worker = { name: 'Perpetua Quillfeather', role: 'Social worker', organisation: 'Marlbrook County Council' }
export const practiceLead = {
  name: 'Ambrose Tidewell',
  role: 'Practice Manager',
  organisation: 'Marlbrook County Council',
}
export const serviceManager = {
  name: 'Honoria Larkspur',
  role: 'Service Manager',
  organisation: 'Marlbrook County Council',
}
export const teacher = {
  name: 'Barnaby Oakhanger',
  role: 'Designated safeguarding lead',
  organisation: 'Brackenfold Primary',
}
export const healthVisitor = {
  name: 'Seraphina Wexcombe',
  role: 'Health visitor',
  organisation: 'Marlbrook Community Health',
}
export const newAddress = {
  kind: 'confidential-address' as const,
  whose: 'Rowena, Isolde and Corin',
  from: 'Lucan Thistlecombe',
  person: 'p2',
  reason: 'A non-molestation order was made in June 2026 and he has looked for the family since.',
}
