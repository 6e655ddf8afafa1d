import type { ZodMiniType } from 'zod/mini';
import { satisfactions, solutions } from '@hotline/shared/vocabulary/rating';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';

interface JudgementFieldsProps {
  readonly schemas: { readonly solution: ZodMiniType; readonly satisfaction: ZodMiniType };
  /** Path of the object the two fields are in. */
  readonly under?: readonly string[];
}

/** The requester's word on the result; nothing is chosen beforehand, because satisfaction is never assumed. */
export function JudgementFields({ schemas, under = [] }: JudgementFieldsProps) {
  return (
    <>
      <Field name={[...under, 'solution']} label="是否解决" schema={schemas.solution}>
        <Choice list={solutions} />
      </Field>
      <Field name={[...under, 'satisfaction']} label="满意度" schema={schemas.satisfaction}>
        <Choice list={satisfactions} />
      </Field>
    </>
  );
}
