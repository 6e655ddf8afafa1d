import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { FieldErrors } from '@/api/api-error';
import type { Draft } from '../draft';
import type { ChangeDraft } from '../use-draft';

/** What every step gets. */
export interface StepProps {
  readonly draft: Draft;
  readonly change: ChangeDraft;
  readonly errors: FieldErrors;
  readonly city: CityProfile | null;
}
