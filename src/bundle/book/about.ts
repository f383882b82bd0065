import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'
import type { Book } from './book.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What a document says of itself: of a book or of a letter. */
export type About = Pick<Book, 'title' | 'subject' | 'reference' | 'at'>

const PRODUCER = 'Baton'

/** Registers what the document says of itself, twice, as readers and archives look for it: as XMP and as the Info dictionary. */
export function registerAbout(context: PDFContext, book: About): { metadata: PDFRef; info: PDFRef } {
  const at = new Date(book.at)
  const bytes = new TextEncoder().encode(xmp(book, at))
  const metadata = context.register(context.stream(bytes, { Type: 'Metadata', Subtype: 'XML' }))
  const date = PDFString.fromDate(at)
  const info = context.register(
    context.obj({
      ...{ Title: PDFHexString.fromText(book.title), Subject: PDFHexString.fromText(book.subject) },
      ...{ Creator: PDFHexString.fromText(PRODUCER), Producer: PDFHexString.fromText(PRODUCER) },
      ...{ CreationDate: date, ModDate: date },
    }),
  )
  return { metadata, info }
}

/** The XMP packet (ISO 16684-1). It claims no conformance: nothing here can check one. */
const xmp = (book: About, at: Date): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(book.title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(book.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<dc:identifier>${escaped(book.reference)}</dc:identifier>
<xmp:CreateDate>${at.toISOString()}</xmp:CreateDate><xmp:ModifyDate>${at.toISOString()}</xmp:ModifyDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
