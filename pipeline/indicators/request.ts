import type { Municipality } from '../intake/municipality.ts';
import type { School } from '../registry.ts';
import type { Partial } from './partials.ts';
import type { Plan } from './plan.ts';

/** What the municipal sums are made of. */
export interface MunicipalRequest {
  readonly plan: Plan;
  readonly partials: readonly Partial[];
  readonly registry: readonly School[];
  readonly municipality: Municipality;
}
