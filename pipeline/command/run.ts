import { BadUsage, readArguments } from './arguments.ts';
import { BadRegistry } from '../intake/registry.ts';

/** How the commands are called; the documents are the catalogue's. */
const usage = async (): Promise<string> => `«Свод»: мониторинг профессионального развития педагогов

  npm run -s svod -- template --framework ID[,ID] --registry schools.csv --period 2025-2026 --out ПАПКА [--school КОД] [--previous ПАПКА]
      книга для каждой школы, с прошлогодними данными, если они есть
  npm run -s svod -- check ПУТЬ… [--json] [--framework ID[,ID]] [--period 2025-2026] [--registry schools.csv]
      проверка книг и CSV-папок школ
  npm run -s svod -- collect ПУТЬ… --framework ID[,ID] --registry schools.csv --period 2025-2026 --out ПАПКА
      [--municipality municipality.csv] [--measures measures.csv] [--previous results.json]
      свод: читает всё, что прислали, проверяет и делает сводные книги
  npm run -s svod -- demo --out ПАПКА
      учебный муниципалитет для каждого документа и его свод

Документы: ${(await import('../catalogue/index.ts')).frameworks.map(({ id }) => id).join(', ')}`;

/** Runs one command and returns its exit code: 0 done, 1 errors found in what was submitted, 2 could not run. */
export async function run(written: readonly string[]): Promise<number> {
  const [command, ...rest] = written;
  try {
    switch (command) {
      case 'template':
        return await (await import('./template.ts')).template(readArguments(rest));
      case 'check':
        return await (await import('./check.ts')).checkCommand(readArguments(rest));
      case 'collect':
        return await (await import('./collect.ts')).collectCommand(readArguments(rest));
      case 'demo':
        return await (await import('./demo.ts')).demo(readArguments(rest));
      case undefined:
      case 'help':
      case '--help':
        process.stderr.write(`${await usage()}\n`);
        return command === undefined ? 2 : 0;
      default:
        throw new BadUsage(`команды «${command}» нет`);
    }
  } catch (error) {
    if (error instanceof BadUsage) {
      process.stderr.write(`Не получилось: ${error.message}.\n\n${await usage()}\n`);
      return 2;
    }
    if (error instanceof BadRegistry) {
      process.stderr.write(`Не получилось прочитать реестр: ${error.message}.\n`);
      return 2;
    }
    const said = diskTrouble(error);
    if (said === undefined) throw error;
    process.stderr.write(`Не получилось: ${said}.\n`);
    return 2;
  }
}

/** What the disk refused, in Russian; undefined for anything else. */
function diskTrouble(error: unknown): string | undefined {
  const { code, path = '' } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
      return 'на диске нет места';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `нет прав записать или прочитать ${path}`;
    case 'EBUSY':
      return `файл ${path} открыт в другой программе: закройте его`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} – не папка`;
    default:
      return undefined;
  }
}
