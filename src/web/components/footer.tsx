import { safeHref } from './link.tsx'

export interface FooterProps {
  links?: { text: string; href: string }[] | undefined
}

/** What the service is, and links about it. It carries no crown and no licence: Baton is not part of GOV.UK. */
export function Footer({ links = [] }: FooterProps) {
  return (
    <div class="baton-footer">
      <div class="govuk-width-container">
        {links.length > 0 ? (
          <>
            <h2 class="govuk-visually-hidden">Support links</h2>
            <ul class="baton-footer__links">
              {links.map((link) => (
                <li>
                  <a class="govuk-link govuk-link--text-colour" href={safeHref(link.href)}>
                    {link.text}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p class="baton-footer__words">
          Baton carries a Child in Need case from one council to the next. It is not part of GOV.UK.
        </p>
      </div>
    </div>
  )
}
