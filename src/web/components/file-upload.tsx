import { classes } from './classes.ts'
import { describedByOf, FormGroup, type LabelledField, Notes } from './form-group.tsx'
import { Label } from './label.tsx'

export interface FileUploadProps extends LabelledField {
  /** What may be chosen, as the `accept` of an input: '.pdf,.png'. */
  accept?: string | undefined
  /** How large it may be, and what to say when it is larger: a script says so before it is sent. */
  most?: { bytes: number; tooLarge: string } | undefined
}

/** One file from the person's own machine; its form must be `multipart/form-data`. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name
  return (
    <FormGroup error={props.error}>
      <Label for={id} size={props.labelSize}>
        {props.label}
      </Label>
      <Notes id={id} hint={props.hint} error={props.error} />
      <input
        class={classes('govuk-file-upload', props.error ? 'govuk-file-upload--error' : null)}
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        data-most-bytes={props.most?.bytes}
        data-too-large={props.most?.tooLarge}
        aria-describedby={describedByOf(id, props)}
      />
    </FormGroup>
  )
}
