import { deflateSync } from 'node:zlib'

/** Bytes from text in which every character is one byte. */
export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** What stands between the header and the end of a small PDF, by hand: object 1 is the catalogue, unless the trailer says otherwise. */
export function pdfOf(objects: readonly string[], trailer = '/Root 1 0 R', more: { before?: string } = {}): Buffer {
  let text = `${more.before ?? ''}%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} ${trailer} >>\n`
  return latin1(`${text}${table}startxref\n${text.length}\n%%EOF\n`)
}

export const stream = (entries: string, data: string | Buffer): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${typeof data === 'string' ? data : data.toString('latin1')}\nendstream`

export const packed = (entries: string, data: string | Buffer): string =>
  stream(`${entries} /Filter /FlateDecode`, deflateSync(typeof data === 'string' ? latin1(data) : data))

/** An object stream that holds these objects by their numbers. */
export function objectStream(objects: Readonly<Record<number, string>>, pack = packed): string {
  let at = 0
  const pairs = Object.entries(objects).map(([number, object]) => {
    const pair = `${number} ${at}`
    at += object.length + 1
    return pair
  })
  const first = pairs.join(' ').length + 1
  return pack(
    `/Type /ObjStm /N ${pairs.length} /First ${first}`,
    `${pairs.join(' ')} ${Object.values(objects).join(' ')}`,
  )
}

export const page = (more = ''): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`
export const pages = (kids: string, count: number): string => `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`

/** A PDF of one page, with more in its catalogue, on its page, and beside them from object 4 on. */
export const aPdfWith = (
  more: { catalog?: string; page?: string; objects?: readonly string[]; trailer?: string } = {},
): Buffer =>
  pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
      ...[pages('3 0 R', 1), page(more.page), ...(more.objects ?? [])],
    ],
    `/Root 1 0 R ${more.trailer ?? ''}`,
  )

/** The same with its catalogue and all else in an object stream, and a cross-reference stream for its trailer (PDF 1.5). */
export function aPackedPdf(
  more: { catalog?: string; page?: string; trailer?: string; objects?: Record<number, string> } = {},
) {
  const inside = {
    ...{ 1: `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`, 2: pages('3 0 R', 1), 3: page(more.page) },
    ...more.objects,
  }
  const rows = Buffer.alloc(4 * 12)
  const table = packed(`/Type /XRef /Size 12 /W [1 2 1] /Root 1 0 R ${more.trailer ?? ''}`, rows)
  return latin1(
    `%PDF-1.7\n10 0 obj\n${objectStream(inside)}\nendobj\n11 0 obj\n${table}\nendobj\nstartxref\n9\n%%EOF\n`,
  )
}
