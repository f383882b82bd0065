import { PDFDocument, StandardFonts } from 'pdf-lib'

/** A chair’s letter as a PDF, as a council would scan and upload it. Same words, same bytes. */
export async function aChairsLetter(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const then = new Date('2026-11-05T10:00:00Z')
  pdf.setTitle('Letter from the chair of the Child in Need review')
  pdf.setCreationDate(then)
  pdf.setModificationDate(then)
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595.28, 841.89])
  const lines = [
    'Marlbrook County Council (fictional)',
    '5 November 2026',
    '',
    'To whom it may concern in the receiving authority,',
    'The review agreed that the family’s move should not interrupt speech therapy.',
    'The chair asks that the first meeting hears from the nursery.',
  ]
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 60, y: 760 - at * 20, size: 11, font })
  return pdf.save()
}
