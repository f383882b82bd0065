import type { Style } from '../type/typesetter.ts'

/** A4 in points, with the frame that holds what is read; running lines stand outside it. */
export const sheet = { width: 595.28, height: 841.89, left: 56, right: 56, top: 66, bottom: 60 }

export const frame = {
  left: sheet.left,
  right: sheet.width - sheet.right,
  top: sheet.height - sheet.top,
  bottom: sheet.bottom,
  width: sheet.width - sheet.left - sheet.right,
  height: sheet.height - sheet.top - sheet.bottom,
}

/** The hand in which every page is written: sizes in points. */
export const hand = {
  title: { bold: true, size: 22 },
  heading: { bold: true, size: 14 },
  subheading: { bold: true, size: 11.5 },
  body: { bold: false, size: 10.5 },
  strong: { bold: true, size: 10.5 },
  cell: { bold: false, size: 9.5 },
  cellHead: { bold: true, size: 9.5 },
  small: { bold: false, size: 8.5 },
  smallStrong: { bold: true, size: 8.5 },
} as const satisfies Record<string, Style>

/** From one baseline to the next: room for the marks above and below of every script. */
export const leading = (style: Style): number => style.size * 1.42

/** Where the first baseline lies below the top of its line. */
export const drop = (style: Style): number => style.size * 1.08

/** Colours as operators; all keep 4.5:1 on white and on the banners’ grounds. */
export const ink = { black: '0.043 0.047 0.047', quiet: '0.28 0.31 0.33', line: '0.69 0.71 0.72' }

export const tones = {
  care: { bar: '0.957 0.467 0.22', ground: '0.996 0.953 0.922' },
  urgent: { bar: '0.831 0.208 0.11', ground: '0.988 0.929 0.918' },
  plain: { bar: '0.114 0.439 0.722', ground: '0.929 0.953 0.973' },
} as const

const number = (value: number): string => String(Math.round(value * 100) / 100)

/** A filled rectangle, as operators. */
export const filled = (colour: string, x: number, y: number, width: number, height: number): string =>
  `q ${colour} rg ${[x, y, width, height].map(number).join(' ')} re f Q`

/** A thin rule from left to right, as operators. */
export const ruled = (x1: number, x2: number, y: number, colour: string = ink.line): string =>
  `q ${colour} RG 0.6 w ${number(x1)} ${number(y)} m ${number(x2)} ${number(y)} l S Q`

/** Operators in a colour of their own. */
export const inked = (colour: string, operators: string): string => `q ${colour} rg\n${operators}\nQ`
