/** The reference of a transfer, in letters that are easy to tell apart and to read over the telephone. */
export function Reference({ children }: { children: string }) {
  return <span class="baton-reference">{children}</span>
}
