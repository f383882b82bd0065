import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

const sentencesIn = (text: string) => text.split(/[.!?:]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part))
const wordsIn = (text: string) => text.split(/[\s–—]+/).filter((part) => /[\p{L}\p{N}]/u.test(part))

/** The school grade (US) that a text asks of its reader, by Flesch and Kincaid: a whole text, not a lone sentence. */
export function gradeOf(text: string): number {
  const words = wordsIn(text)
  return fleschKincaid({
    sentence: sentencesIn(text).length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  })
}
