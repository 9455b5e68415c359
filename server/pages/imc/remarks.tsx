import { useState } from 'preact/hooks';
import { SHEETS } from '../../../pipeline/form.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Text } from '../parts/field.tsx';
import type { Remark } from '../wire.ts';

interface RemarksProps {
  readonly remarks: readonly Remark[];
  readonly onChange: (remarks: readonly Remark[]) => void;
}

const PLACES = [SHEETS.staff, SHEETS.training, SHEETS.organisation];

/** Comments at cells, gathered until the report is returned. */
export function Remarks({ remarks, onChange }: RemarksProps) {
  const [sheet, setSheet] = useState<string>(SHEETS.staff);
  const [cell, setCell] = useState('');
  return (
    <section class="panel noprint">
      <h2>Замечания у ячеек</h2>
      {remarks.length === 0 ? (
        <p>Нажмите на ячейку в таблице ниже или укажите её здесь. Замечания уйдут школе вместе с возвратом.</p>
      ) : (
        remarks.map((remark, at) => (
          <div class="row end remark" key={`${remark.sheet}${remark.cell}${at}`}>
            <div class="grow">
              <Text
                label={`«${remark.sheet}», ${remark.cell}`}
                wide
                value={remark.text}
                maxLength={2000}
                placeholder="Что исправить"
                onText={(text) => onChange(remarks.map((one, place) => (place === at ? { ...one, text } : one)))}
              />
            </div>
            <Button kind="plain" onPress={() => onChange(remarks.filter((_, place) => place !== at))}>
              Убрать
            </Button>
          </div>
        ))
      )}
      <form
        class="row end"
        onSubmit={(event) => {
          event.preventDefault();
          onChange([...remarks, { sheet, cell: cell.toUpperCase(), text: '' }]);
          setCell('');
        }}
      >
        <Choice label="Лист" value={sheet} options={PLACES.map((one) => [one, one])} onText={setSheet} />
        <Text
          label="Ячейка"
          value={cell}
          onText={setCell}
          pattern="[A-Za-z]{1,3}[0-9]{1,7}"
          placeholder="F12"
          required
        />
        <Button kind="plain" submit>
          Добавить замечание
        </Button>
      </form>
    </section>
  );
}
