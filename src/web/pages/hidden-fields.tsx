/**
 * What every form of a verb carries unseen: whose session, which version was decided on (of a transfer that there is
 * already), and a key that makes it happen once.
 */
export function HiddenFields({ csrf, version, once }: { csrf: string; version?: number; once: string }) {
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      {version === undefined ? null : <input type="hidden" name="version" value={String(version)} />}
      <input type="hidden" name="once" value={once} />
    </>
  )
}
