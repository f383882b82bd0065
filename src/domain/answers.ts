import type { PermissionState } from '../../schemas/verbs/permission.ts'

/** Somebody said no, at first or in the end (R4.1, R4.4). */
export const isNo = (state: PermissionState): boolean => state === 'refused' || state === 'withdrawn'

/**
 * When somebody last said no, where they have not said yes since: that nobody reached them after it makes it no less a no (R4.4).
 */
export const noAt = ({ state, seq, saidNo }: { state: PermissionState; seq: number; saidNo?: number }) =>
  isNo(state) ? seq : saidNo

/** Somebody said yes, to all or to some of the papers (R4.2). */
export const isYes = (state: PermissionState): boolean => state === 'given' || state === 'given-in-part'

/** They said something; everything else says only how far the asking has come. */
export const isAnswer = (state: PermissionState): boolean => isYes(state) || isNo(state)
