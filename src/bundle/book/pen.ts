import type { Line, Style, Typesetter } from '../type/typesetter.ts'
import { drop, frame, ink, inked, leading } from './sheet.ts'
import type { Tag } from './tag.ts'

/** A page as it is being written: operators, the element of each marked stretch, and the links on it. */
export type Page = {
  operators: string[]
  marked: Tag[]
  links: { tag: Tag; to: number; box: readonly [number, number, number, number] }[]
  /** What the running head says of it. */
  running: string
}

/** Writes down one page and on to the next. What it writes is either marked for its element or named as no content. */
export class Pen {
  readonly type: Typesetter
  readonly pages: Page[] = []
  left: number = frame.left
  right: number = frame.right
  y: number = frame.top
  /** Which page is being written. */
  at = -1
  running = ''
  /** What stands at the top of every new page: banners (R3.10). */
  atTop: () => void = () => {}

  constructor(type: Typesetter) {
    this.type = type
  }

  get page(): Page {
    const page = this.pages[this.at]
    if (page === undefined) throw new Error('turn to a page before writing')
    return page
  }

  get width(): number {
    return this.right - this.left
  }

  get room(): number {
    return this.y - frame.bottom
  }

  turn(): void {
    this.at = this.pages.push({ operators: [], marked: [], links: [], running: this.running }) - 1
    this.y = frame.top
    this.atTop()
  }

  /** Goes back to a page that was left for later. */
  go(page: number): void {
    this.at = page
    this.y = frame.top
  }

  /** Turns the page unless so much room is left. */
  need(height: number): void {
    if (this.room < height) this.turn()
  }

  /** Room between one thing and the next. */
  skip(height: number): void {
    this.y = Math.max(this.y - height, frame.bottom)
  }

  /** Writes what belongs to an element. */
  mark(tag: Tag, operators: string): void {
    const mcid = this.promise(tag)
    this.page.operators.push(`/${tag.role} <</MCID ${mcid}>> BDC\n${operators}\nEMC`)
  }

  /** Keeps a mark for what will be written later; gives its number on the page. */
  promise(tag: Tag): number {
    const mcid = this.page.marked.push(tag) - 1
    tag.kids.push({ page: this.at, mcid })
    return mcid
  }

  /** Draws what is no content: rules, grounds, running lines. */
  ornament(operators: string): void {
    this.page.operators.push(`/Artifact BMC\n${operators}\nEMC`)
  }

  /** Breaks text into lines. One line alone, a name or a value, stands at the left with all that is beside it. */
  lines(text: string, style: Style, width: number = this.width): Line[] {
    const lines = this.type.lines(text, style, width)
    return lines.length === 1 ? lines.map((line) => ({ ...line, rtl: false })) : lines
  }

  /** The operators of lines set one under another from a height, right to left scripts at the right edge. */
  set(lines: readonly Line[], style: Style, at: { left: number; right: number; y: number }): string {
    return lines
      .map((line, i) => {
        const x = line.rtl ? Math.max(at.left, at.right - line.width) : at.left
        return this.type.operators(line, x, at.y - drop(style) - i * leading(style))
      })
      .filter((operators) => operators !== '')
      .join('\n')
  }

  /** Writes text down the page and over to the next; the lines of one page are one stretch of its element. */
  write(tag: Tag, text: string, style: Style, colour: string = ink.black): void {
    let rest = this.lines(text, style)
    while (rest.length > 0) {
      const fit = Math.floor(this.room / leading(style))
      // A last line alone at the foot or the head of a page reads badly.
      const least = Math.min(2, rest.length)
      if (fit < least) {
        this.turn()
        continue
      }
      const taken = rest.length - fit === 1 && fit > 2 ? fit - 1 : Math.min(fit, rest.length)
      const operators = this.set(rest.slice(0, taken), style, this)
      if (operators) this.mark(tag, inked(colour, operators))
      this.y -= taken * leading(style)
      rest = rest.slice(taken)
    }
  }
}
