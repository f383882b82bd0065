import { drawable, graphemes, isInvisible, latin, type Script, scriptOf } from './characters.ts'
import type { Shaper } from './shaper.ts'

/** A face that is loaded, in one weight. */
export type Face = { family: string; bold: boolean; shaper: Shaper }

/** A stretch of text in one face and script; without a face, one character that none can draw. */
export type Run = { text: string; face: Face | undefined; script: Script }

/** Whether the face draws everything in the text that is to be seen. */
function draws(face: Face, text: string): boolean {
  for (const character of drawable(text)) {
    if (!isInvisible(character) && !face.shaper.has(character.codePointAt(0) ?? 0)) return false
  }
  return true
}

/**
 * Divides a text between faces: the family of its script first, then the others in order. What belongs to no script
 * (digits, punctuation, marks) keeps to its neighbours. A grapheme is split over faces only where none draws it whole.
 * @param faces the loaded faces of one weight, in order
 * @param around the script of the text before, for what stands alone
 */
export function runsOf(text: string, faces: readonly Face[], around: Script): Run[] {
  const [first] = faces
  if (around.tag === latin.tag && /^[\x20-\x7E]*$/.test(text)) return [{ text, face: first, script: latin }]
  const units = graphemes(text)
  const own = units.map(scriptOf)
  let script = own.find((found) => found !== undefined) ?? around
  const runs: Run[] = []
  units.forEach((unit, index) => {
    script = own[index] ?? script
    const ordered = preferring(faces, script)
    const whole = ordered.find((face) => draws(face, unit))
    if (whole) add(runs, { text: unit, face: whole, script })
    else {
      for (const character of unit) {
        const last = runs.at(-1)
        if (isInvisible(character) && last) last.text += character
        else add(runs, { text: character, face: ordered.find((face) => draws(face, character)), script })
      }
    }
  })
  return runs
}

const preferring = (faces: readonly Face[], { family }: Script) =>
  [...faces].sort((a, b) => Number(b.family === family) - Number(a.family === family))

function add(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last?.face && last.face === run.face && last.script.tag === run.script.tag) last.text += run.text
  else runs.push(run)
}
