import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { settingsFrom } from './settings.ts';
import { backUp } from './store/backup.ts';
import { restore, RestoreRefused } from './store/restore.ts';
import { applyRetention } from './store/retention.ts';
import { openArchive, type Archive } from './store/sqlite.ts';

const USAGE = `Обслуживание «Свода» (данные – в DATA_DIR, по умолчанию ./data)

  npm run -s svod-admin -- backup ФАЙЛ     резервная копия; сервер при этом может работать
  npm run -s svod-admin -- restore ФАЙЛ    восстановление; сервер должен быть остановлен, прежние данные сохраняются рядом
  npm run -s svod-admin -- audit verify    проверка цепочки журнала
  npm run -s svod-admin -- retention       удаление того, чей срок хранения истёк`;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const clock = (): Date => new Date();

/** Runs one command and returns its exit code: 0 done, 1 something is wrong with the data, 2 could not run. */
async function run(words: readonly string[]): Promise<number> {
  const { folder, leastFree } = settingsFrom(process.env);
  const opened = async <T>(work: (archive: Archive) => T | Promise<T>): Promise<T> => {
    const archive = await openArchive({ folder, clock, leastFree });
    try {
      return await work(archive);
    } finally {
      archive.store.close();
    }
  };
  const [command, file] = words;
  switch (command) {
    case 'backup':
      if (file === undefined) break;
      await opened((archive) => backUp(archive, file, clock()));
      say(`Готово: ${file}`);
      return 0;
    case 'restore': {
      if (file === undefined) break;
      const aside = await restore(file, folder, clock);
      say(`Восстановлено в ${folder}${aside === null ? '' : `; прежние данные – в ${aside}`}`);
      return 0;
    }
    case 'audit': {
      if (file !== 'verify') break;
      const { entries, faults } = await opened(({ verifyAudit }) => verifyAudit());
      for (const { seq, fault } of faults) say(`запись ${seq}: ${FAULTS[fault]}`);
      say(faults.length === 0 ? `Журнал цел: записей ${entries}` : `В журнале нарушений: ${faults.length}`);
      return faults.length === 0 ? 0 : 1;
    }
    case 'retention': {
      const done = await opened(async (archive) => {
        const municipality = await archive.store.municipality();
        return municipality === null ? null : applyRetention(archive, municipality, clock());
      });
      say(`Удалено документов: ${done?.documents ?? 0}; кампаний с истёкшим сроком: ${done?.campaigns.length ?? 0}`);
      return 0;
    }
  }
  say(USAGE);
  return 2;
}

const FAULTS = {
  edited: 'изменена',
  missing: 'пропала',
  unlinked: 'не связана с предыдущей',
  truncated: 'конец журнала отрезан',
  replaced: 'конец журнала заменён',
} as const;

const wordsOf = (error: unknown): string => {
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `нет такой папки: ${dirname(path ?? '')}`;
  if (code === 'EACCES' || code === 'EPERM') return `нет прав на ${path ?? 'файл'}`;
  if (code === 'ENOSPC') return 'на диске нет места';
  return message;
};

process.umask(0o077);

try {
  process.exitCode = await run(parseArgs({ args: process.argv.slice(2), allowPositionals: true }).positionals);
} catch (error) {
  say(`Не получилось: ${error instanceof RestoreRefused ? error.message : wordsOf(error)}`);
  process.exitCode = 2;
}
