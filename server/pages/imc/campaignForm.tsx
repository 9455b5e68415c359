import { frameworks } from '../../../pipeline/catalogue/index.ts';
import { parsePeriod, periodInWords } from '../../../pipeline/period.ts';
import { Choice, Text, Tick } from '../parts/field.tsx';
import { ZONES } from '../parts/zones.ts';

/** What is asked of a campaign, as typed. */
export interface CampaignDraft {
  readonly name: string;
  readonly period: string;
  readonly frameworks: readonly string[];
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly youngMaxAge: string;
  readonly smallCells: boolean;
}

interface FormProps {
  readonly draft: CampaignDraft;
  readonly onChange: (draft: CampaignDraft) => void;
  /** A copy keeps its documents, and only the period is asked. */
  readonly copy?: boolean;
  /** What was already collected depends on them. */
  readonly fixed?: boolean;
}

/** The fields of a campaign. */
export function CampaignForm({ draft, onChange, copy = false, fixed = false }: FormProps) {
  const set = (change: Partial<CampaignDraft>): void => onChange({ ...draft, ...change });
  const period = parsePeriod(draft.period);
  return (
    <>
      <div class="fields">
        <Text
          label="Период"
          hint={period === undefined ? 'Учебный год «2025-2026» или календарный «2025»' : periodInWords(period)}
          value={draft.period}
          onText={(text) => set({ period: text })}
          pattern="20\d\d(-20\d\d)?"
          placeholder="2025-2026"
          disabled={fixed}
          required
        />
        <Text
          label="Название"
          value={draft.name}
          onText={(name) => set({ name })}
          required
          placeholder="Мониторинг 2025-2026"
        />
      </div>
      {copy ? null : (
        <fieldset disabled={fixed}>
          <legend>Документы, по которым считается свод</legend>
          {frameworks.map(({ id, name, document }) => (
            <Tick
              key={id}
              checked={draft.frameworks.includes(id)}
              label={
                <>
                  <strong>{name}.</strong> {document.act}
                </>
              }
              onTick={(checked) =>
                set({
                  frameworks: checked ? [...draft.frameworks, id] : draft.frameworks.filter((one) => one !== id),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <div class="fields">
        <Text label="Сдать до" type="date" value={draft.date} onText={(date) => set({ date })} required />
        <Text label="Время" type="time" value={draft.time} onText={(time) => set({ time })} required />
        <Choice label="Часовой пояс" value={draft.zone} options={ZONES} onText={(zone) => set({ zone })} />
      </div>
      {copy ? null : (
        <div class="fields">
          <Text
            label="Молодой педагог – до скольких лет включительно"
            type="number"
            min={18}
            max={60}
            value={draft.youngMaxAge}
            onText={(youngMaxAge) => set({ youngMaxAge })}
            hint="Полных лет на 1 января отчётного года; обычно 35"
            required
          />
          <div class="field">
            <Tick
              checked={draft.smallCells}
              label="Скрывать от управления числа меньше 3 в разрезе предметов"
              onTick={(smallCells) => set({ smallCells })}
            />
          </div>
        </div>
      )}
    </>
  );
}
