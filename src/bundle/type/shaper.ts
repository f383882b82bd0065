import type { Wasm } from './wasm.ts'

/** A glyph where HarfBuzz puts it, in thousandths of the size; `at` is the place in the text of the first character it stands for. */
export type Glyph = { id: number; at: number; advance: number; x: number; y: number }

/** What is shaped as one: a stretch of text of one script and direction, with the text around it, which joins letters. */
export type Stretch = { text: string; before: string; after: string; script: string; rtl: boolean }

/** A font ready to shape with. */
export type Shaper = {
  /** The font file as it stands in HarfBuzz's memory: a view, good until the next call. */
  bytes: () => Uint8Array
  has: (codePoint: number) => boolean
  /** How far the font itself moves on after the glyph, in thousandths of the size. */
  advanceOf: (glyph: number) => number
  /** Glyphs from left to right. */
  shape: (stretch: Stretch) => Glyph[]
}

const writable = 2
const removeIgnorables = 0x8
const clusterByCharacter = 1
const ltr = 4
const rtl = 5
const bytesPerGlyph = 20

/** Puts a font file into HarfBuzz. */
export function openShaper(wasm: Wasm, file: Uint8Array): Shaper {
  const start = wasm.put(file)
  const blob = wasm.call('hb_blob_create', start, file.length, writable, 0, 0)
  const face = wasm.call('hb_face_create', blob, 0)
  const font = wasm.call('hb_font_create', face)
  const thousandths = 1000 / wasm.call('hb_face_get_upem', face)
  const buffer = wasm.call('hb_buffer_create')
  const scratch = wasm.call('malloc', 4)
  const length = file.length
  const known = new Map<number, boolean>()

  return {
    bytes: () => new Uint8Array(wasm.view().buffer, start, length),
    has: (codePoint) => {
      let has = known.get(codePoint)
      if (has === undefined) {
        has = wasm.call('hb_font_get_nominal_glyph', font, codePoint, scratch) !== 0
        known.set(codePoint, has)
      }
      return has
    },
    advanceOf: (glyph) => (wasm.call('hb_font_get_glyph_h_advance', font, glyph) | 0) * thousandths,
    shape: (stretch) => {
      const whole = stretch.before + stretch.text + stretch.after
      const text = wasm.call('malloc', whole.length * 2)
      const letters = wasm.view()
      for (let i = 0; i < whole.length; i++) letters.setUint16(text + i * 2, whole.charCodeAt(i), true)
      wasm.call('hb_buffer_reset', buffer)
      wasm.call('hb_buffer_set_flags', buffer, removeIgnorables)
      wasm.call('hb_buffer_set_cluster_level', buffer, clusterByCharacter)
      wasm.call('hb_buffer_add_utf16', buffer, text, whole.length, stretch.before.length, stretch.text.length)
      wasm.call('free', text)
      wasm.call('hb_buffer_set_direction', buffer, stretch.rtl ? rtl : ltr)
      wasm.call('hb_buffer_set_script', buffer, tag(stretch.script))
      wasm.call('hb_buffer_guess_segment_properties', buffer)
      wasm.call('hb_shape', font, buffer, 0, 0)
      const count = wasm.call('hb_buffer_get_length', buffer)
      const infos = wasm.call('hb_buffer_get_glyph_infos', buffer, 0)
      const places = wasm.call('hb_buffer_get_glyph_positions', buffer, 0)
      const view = wasm.view()
      return Array.from({ length: count }, (_, i) => {
        const info = infos + i * bytesPerGlyph
        const place = places + i * bytesPerGlyph
        return {
          id: view.getUint32(info, true),
          at: view.getUint32(info + 8, true) - stretch.before.length,
          advance: view.getInt32(place, true) * thousandths,
          x: view.getInt32(place + 8, true) * thousandths,
          y: view.getInt32(place + 12, true) * thousandths,
        }
      })
    },
  }
}

/** Four letters as HarfBuzz counts them. */
export function tag(letters: string): number {
  return [...letters].reduce((sum, letter) => ((sum << 8) | letter.charCodeAt(0)) >>> 0, 0)
}
