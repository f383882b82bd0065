import type { Line } from '../type/typesetter.ts'
import type { Pen } from './pen.ts'
import { filled, frame, hand, ink, inked, leading, tones } from './sheet.ts'
import { type Tag, under } from './tag.ts'

const pad = { x: 12, y: 8 }

/** A box that must not be overlooked, over as many pages as it takes (R3.10). */
export function banner(pen: Pen, parent: Tag, tone: keyof typeof tones, title: string, lines: readonly string[]): void {
  const div = under(parent, 'Div')
  const width = pen.width - 2 * pad.x
  const all = [
    ...pen.lines(title, hand.strong, width).map((line) => ({ line, style: hand.strong, tag: 0 })),
    ...lines.flatMap((text, i) =>
      pen.lines(text, hand.body, width).map((line) => ({ line, style: hand.body, tag: i + 1 })),
    ),
  ]
  const tags = [under(div, 'P'), ...lines.map(() => under(div, 'P'))]
  const step = leading(hand.body)
  if (pen.room < all.length * step + 2 * pad.y && all.length * step < frame.height * 0.4) pen.turn()
  for (let from = 0; from < all.length; ) {
    const fit = Math.floor((pen.room - 2 * pad.y) / step)
    if (fit < Math.min(2, all.length - from)) {
      pen.turn()
      continue
    }
    const part = all.slice(from, from + fit)
    const height = part.length * step + 2 * pad.y
    ground(pen, tone, height)
    const edges = { left: pen.left + pad.x, right: pen.right - pad.x }
    tags.forEach((tag, which) => {
      const own = part.flatMap((one, i) => (one.tag === which ? [{ ...one, y: pen.y - pad.y - i * step }] : []))
      const operators = own.map(({ line, style, y }) => pen.set([line], style, { ...edges, y })).filter(Boolean)
      if (operators.length > 0) pen.mark(tag, inked(ink.black, operators.join('\n')))
    })
    pen.y -= height
    from += part.length
  }
  pen.skip(10)
}

function ground(pen: Pen, tone: keyof typeof tones, height: number, at: { left: number; width: number } = pen): void {
  const { bar, ground: colour } = tones[tone]
  pen.ornament(filled(colour, at.left, pen.y - height, at.width, height))
  pen.ornament(filled(bar, at.left, pen.y - height, 5, height))
}

/**
 * What stands at the top of every page of a part that asks for care (R3.10): its sentences in small letters, or, where they
 * would take too much of the page, how many there are and where to read them.
 */
export function runningBanner(pen: Pen, banners: readonly string[]): () => void {
  if (banners.length === 0) return () => {}
  const width = frame.width - 2 * pad.x
  const step = leading(hand.small)
  const set = (texts: readonly string[]): Line[] =>
    texts.flatMap((text, at) => pen.lines(at === 0 ? `Handle with care: ${text}` : text, hand.smallStrong, width))
  const whole = set(banners)
  const short = set([`this paper has ${banners.length} marks. They stand in full on its first page.`])
  const lines = whole.length * step < frame.height / 5 ? whole : short
  return () => {
    const height = lines.length * step + 10
    // Whatever is set in below, the banner takes the whole width.
    ground(pen, 'care', height, frame)
    const edges = { left: frame.left + pad.x, right: frame.right - pad.x, y: pen.y - 5 }
    pen.ornament(inked(ink.black, pen.set(lines, hand.smallStrong, edges)))
    pen.y -= height + 10
  }
}
