import { html, raw } from 'hono/html'
import type { SignsIn } from './councils.ts'
import { type Markup, page } from './page.ts'

const demonstration = html`<p class="demonstration">This is a demonstration. Everybody here is invented,
and you sign in as one of them without a password.</p>`

/** The page on which somebody says who they are. */
export function choicePage(council: SignsIn, action: string): Markup {
  return page(
    `${council.name} staff sign-in`,
    html`${demonstration}
<form method="post" action="${action}">
<ul>
${council.people.map(
  (person) => html`<li>
<button name="sub" value="${person.sub}">Sign in as ${person.name}</button>
<small>${person.roles.map((role) => role.replaceAll('-', ' ')).join(', ')}</small>
</li>`,
)}
</ul>
</form>`,
  )
}

/**
 * The page that asks before it signs somebody out.
 * @param form the provider's own form, as markup, with the id `op.logoutForm`
 */
export function signOutPage(council: SignsIn, form: string): Markup {
  return page(
    `Sign out of ${council.name}`,
    html`${demonstration}${raw(form)}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  )
}

/** The page after signing out, when the exchange did not say where to go. */
export function signedOutPage(council: SignsIn): Markup {
  return page(`You have signed out of ${council.name}`, demonstration)
}

/** The page that says why a sign-in does not go on. */
export function failurePage(council: SignsIn, why: string): Markup {
  return page(
    `${council.name} staff sign-in has a problem`,
    html`<p>${why}</p><p>Go back to the exchange and sign in again.</p>${demonstration}`,
  )
}
