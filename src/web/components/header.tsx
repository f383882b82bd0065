import { safeHref } from './link.tsx'

export interface SignedIn {
  name: string
  council: string
}

export interface HeaderProps {
  signedIn?: SignedIn | undefined
  /** Where the sign-out form posts to. */
  signOutTo: string
  /** The session's token, which the sign-out form carries. */
  csrf?: string | undefined
}

function Mark() {
  return (
    <svg
      class="baton-header__mark"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M7 25 25 7" stroke="currentColor" stroke-width="8" stroke-linecap="round" />
      <path class="baton-header__mark-band" d="m14 18 4-4" stroke="currentColor" stroke-width="8" />
    </svg>
  )
}

/** The name of the service, and who is signed in for which council. */
export function Header({ signedIn, signOutTo, csrf }: HeaderProps) {
  return (
    <div class="govuk-generic-header baton-header">
      <div class="govuk-generic-header__container govuk-width-container baton-header__container">
        <div class="govuk-generic-header__logo">
          <a href="/" class="govuk-generic-header__homepage-link">
            <Mark />
            Baton
          </a>
        </div>
        {signedIn ? (
          <div class="baton-header__account">
            <p class="baton-header__who">
              <span class="govuk-visually-hidden">Signed in as </span>
              <span class="baton-header__name">{signedIn.name}</span>
              <span class="govuk-visually-hidden"> for </span>
              <span class="baton-header__council">{signedIn.council}</span>
            </p>
            <form method="post" action={safeHref(signOutTo)}>
              {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
              <button type="submit" class="baton-header__sign-out">
                Sign out
              </button>
            </form>
          </div>
        ) : null}
      </div>
    </div>
  )
}
