import { join } from 'node:path';
import { findFramework } from '../catalogue/index.ts';
import { schoolsOf } from './schools.ts';
import { PLACES } from './stage.ts';
import type { Town } from './town.ts';
import { troubleOf } from './troubles.ts';

/** First line of the guide: by it the folder is known as one that may be made anew. */
export const GUIDE_TITLE = '«Свод»: учебные муниципалитеты';
export const GUIDE_NAME = 'ЧИТАЙ МЕНЯ.txt';

/** What lies where, what to open first, and what is wrong on purpose; @param out the demo's folder, for commands. */
export function guideText(towns: readonly Town[], out: string): string {
  const lines = [
    GUIDE_TITLE,
    '',
    'Всё здесь выдумано: организации, люди, числа. Документы настоящие.',
    '',
    'С чего начать',
    `  1. Откройте сводную книгу: ${towns[0]!.id}/${PLACES.summary}/${towns[0]!.id}.xlsx.`,
    `  2. Затем отчёт любой школы: ${towns[0]!.id}/${PLACES.reports}. Лист «Проверка» показывает, готов ли он.`,
    '  3. Удалите или исправьте отчёт и соберите свод снова:',
    ...collectCommandOf(towns[0]!, out),
    '',
    'Что в папке каждого документа',
    `  ${PLACES.registry} – реестр организаций`,
    `  ${PLACES.municipality}, ${PLACES.measures} – ответы ИМЦ и ход мероприятий`,
    `  ${PLACES.reports}/ – то, что прислали школы`,
    `  Прошлый год/results.json – итоги прошлого периода`,
    `  ${PLACES.summary}/ – сводная книга, results.json и findings.json`,
    '',
    'Файлы .csv открываются в Excel двойным щелчком.',
    'Команда demo делает эти папки заново: своего здесь не храните.',
  ];
  for (const town of towns) {
    const { name, document } = findFramework(town.id)!;
    lines.push('', `${name} (${town.id}), период ${town.period}`, `  ${document.act}`, '  Намеренно испорчено:');
    for (const school of schoolsOf(town)) {
      const trouble = troubleOf(school);
      if (trouble !== undefined) lines.push(`  ${school.code} ${school.name}: ${trouble.what}`);
      else if (school.type === 'ДОО' && town.vacant?.includes(school.nth))
        lines.push(`  ${school.code} ${school.name}: нет руководителя, должность вакантна`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

function collectCommandOf({ id, period }: Town, out: string): string[] {
  const at = (place: string): string => `"${join(out, id, place)}"`;
  return [
    `     npm run -s svod -- collect ${at(PLACES.reports)} --framework ${id} --period ${period}`,
    `       --registry ${at(PLACES.registry)} --municipality ${at(PLACES.municipality)}`,
    `       --measures ${at(PLACES.measures)} --previous ${at(PLACES.previous)}`,
    `       --out ${at(PLACES.summary)}`,
    '     (одной строкой, из папки программы)',
  ];
}
