import { Tick } from '../parts/field.tsx';

interface Pickable {
  readonly code: string;
  readonly name: string;
}

interface PickedProps<Row extends Pickable> {
  readonly rows: readonly Row[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What stands beside the name. */
  readonly note: (row: Row) => string;
}

/** Choosing some of the schools, or all. */
export function Picked<Row extends Pickable>({ rows, chosen, onChange, note }: PickedProps<Row>) {
  const toggle = (code: string, is: boolean): void => {
    const next = new Set(chosen);
    if (is) next.add(code);
    else next.delete(code);
    onChange(next);
  };
  return (
    <fieldset class="panel picked">
      <legend class="unseen">Организации</legend>
      <Tick
        label={<strong>Все ({rows.length})</strong>}
        checked={rows.length > 0 && rows.every(({ code }) => chosen.has(code))}
        onTick={(is) => onChange(new Set(is ? rows.map(({ code }) => code) : []))}
      />
      <div class="picks">
        {rows.map((row) => (
          <Tick
            key={row.code}
            checked={chosen.has(row.code)}
            onTick={(is) => toggle(row.code, is)}
            label={
              <>
                {row.name} <span class="hint">{note(row)}</span>
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
