import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { safeHref } from './link.tsx'

export interface ButtonProps {
  children: Child
  kind?: 'primary' | 'secondary' | 'warning' | 'inverse' | undefined
  /** Makes a link that looks like a button. */
  href?: string | undefined
  /** The arrow of a button that starts something long. */
  start?: boolean | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  id?: string | undefined
  disabled?: boolean | undefined
  /** Where this button sends the form, if not where the others do. */
  formAction?: string | undefined
  /** Ignores a second press within a second; for anything that must not happen twice. */
  preventDoubleClick?: boolean | undefined
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

/** A button, or a link that looks like one when it has an `href`. */
export function Button(props: ButtonProps) {
  const kind = props.kind ?? 'primary'
  const look = {
    class: classes('govuk-button', kind !== 'primary' && `govuk-button--${kind}`, props.start && 'govuk-button--start'),
    'data-module': 'govuk-button',
    id: props.id,
  }
  const icon = props.start ? <StartIcon /> : null
  // A start button is a flex box, which would drop the space between words and markup.
  const words = props.start && typeof props.children !== 'string' ? <span>{props.children}</span> : props.children
  if (props.href !== undefined) {
    const linkLook = { ...look, role: 'button', draggable: 'false' } as const
    return (
      <a href={safeHref(props.href)} {...linkLook}>
        {words}
        {icon}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      formaction={props.formAction === undefined ? undefined : safeHref(props.formAction)}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      {...look}
    >
      {words}
      {icon}
    </button>
  )
}

/** Puts buttons and links beside each other, one below the other on a narrow screen. */
export function ButtonGroup({ children }: { children: Child }) {
  return <div class="govuk-button-group">{children}</div>
}
