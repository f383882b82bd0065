/** Several sentences, each by itself. */
export function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
}
