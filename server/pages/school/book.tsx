import { download } from '../download.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Trouble } from '../parts/notice.tsx';
import type { SchoolHome } from '../wire.ts';

/** The workbook to fill. */
export function Book({ data }: { readonly data: SchoolHome }) {
  const { run, busy, problem } = useAction(() => download('/api/school/workbook'));
  return (
    <section class="panel">
      <h2>1. Книга</h2>
      <p>
        Книга на период {data.campaign?.period} открывается в Excel, LibreOffice, Р7-Офис и МойОфис. Если вы
        отчитывались за прошлый период, его сведения в ней уже стоят: проверьте их и дополните.
      </p>
      <Trouble problem={problem} />
      <Button onPress={() => void run()} busy={busy} kind={data.status === 'не начат' ? 'main' : 'plain'}>
        Скачать книгу
      </Button>
    </section>
  );
}
