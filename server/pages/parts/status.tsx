import type { Status } from '../../store/records.ts';

const KINDS: Readonly<Record<string, string>> = {
  'не начат': 'plain',
  черновик: 'plain',
  отправлен: 'blue',
  'на проверке': 'blue',
  'на доработке': 'query',
  принят: 'good',
  исключён: 'bad',
  просрочен: 'bad',
};

/** A status in its word and colour. */
export const Badge = ({ status }: { readonly status: string }) => (
  <span class={`badge ${KINDS[status] ?? 'plain'}`}>{status}</span>
);

const STEPS = ['черновик', 'отправлен', 'на проверке', 'на доработке', 'принят'] as const;

/** Where the report is on its way. «На доработке» is shown when it is there: most reports never are. */
export function Path({ status }: { readonly status: Status }) {
  const steps = STEPS.filter((step) => step !== 'на доработке' || status === step);
  const at = steps.findIndex((step) => step === status);
  return (
    <ol class="path" aria-label="Путь отчёта">
      {steps.map((step, place) => (
        <li
          key={step}
          class={place < at ? 'done' : place === at ? 'now' : ''}
          {...(place === at ? { 'aria-current': 'step' as const } : {})}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
