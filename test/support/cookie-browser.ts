/** A browser with nothing but cookies, shared by all ports of a host as in a real one. */
export class CookieBrowser {
  readonly cookies = new Map<string, { value: string; path: string }>()

  /**
   * Goes to an address and wherever it leads.
   * @param stopAt ends before this address is asked for
   */
  async go(address: string | URL, form?: Record<string, string>, stopAt: (url: URL) => boolean = () => false) {
    let url = new URL(address)
    let init: RequestInit = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    for (;;) {
      if (stopAt(url)) return { url, text: '', status: 0 }
      const response = await fetch(url, { ...init, headers: this.headers(url), redirect: 'manual' })
      // The types of the Worker's fetch, which this program shares, do not know of Node's method.
      const { headers } = response as unknown as { headers: { getSetCookie(): string[] } }
      for (const line of headers.getSetCookie()) this.keep(line)
      const next = response.headers.get('location')
      if (next === null) return { url, text: await response.text(), status: response.status }
      url = new URL(next, url)
      init = {}
    }
  }

  private headers(url: URL): Record<string, string> {
    const fitting = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path))
    return { cookie: fitting.map(([name, { value }]) => `${name}=${value}`).join('; '), origin: url.origin }
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/'
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, { value, path })
  }
}
