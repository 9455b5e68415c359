import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findFramework, frameworks as every } from '../catalogue/index.ts';
import type { Framework } from '../catalogue/types.ts';
import { parsePeriod, type Period } from '../period.ts';

/** The command cannot run as it was given: exit code 2. */
export class BadUsage extends Error {}

const OPTIONS = {
  framework: { type: 'string' },
  registry: { type: 'string' },
  period: { type: 'string' },
  out: { type: 'string' },
  school: { type: 'string' },
  previous: { type: 'string' },
  municipality: { type: 'string' },
  measures: { type: 'string' },
  json: { type: 'boolean' },
  deadline: { type: 'string' },
  centre: { type: 'string' },
} as const;

/** Options as written, and the paths. */
export interface Given {
  readonly options: Partial<Record<Exclude<keyof typeof OPTIONS, 'json'>, string>> & { json?: boolean };
  readonly paths: readonly string[];
}

export function readArguments(written: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({ args: [...written], options: OPTIONS, allowPositionals: true });
    return { options: values, paths: positionals };
  } catch (error) {
    const option = /'(-[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new BadUsage(
      option === undefined
        ? 'непонятные параметры команды'
        : `непонятный параметр ${option.split(' ')[0]} или у него нет значения`,
    );
  }
}

/** An option that the command cannot do without. */
export function required({ options }: Given, name: 'registry' | 'period' | 'out' | 'framework'): string {
  const value = options[name];
  if (value === undefined || value === '') throw new BadUsage(`не указан параметр --${name}`);
  return value;
}

/** The documents of `--framework a,b`. */
export function frameworksOf(list: string): Framework[] {
  return [...new Set(list.split(',').map((id) => id.trim()))].map((id) => {
    const found = findFramework(id);
    if (found === undefined)
      throw new BadUsage(`документа «${id}» нет; есть: ${every.map((one) => one.id).join(', ')}`);
    return found;
  });
}

export function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined)
    throw new BadUsage(`период «${text}» непонятен; пишите 2025-2026 (учебный год) или 2025 (календарный)`);
  return period;
}

/** Bytes of a file named in the arguments. */
export function readNamed(path: string): Uint8Array {
  if (!existsSync(path)) throw new BadUsage(`нет файла ${path}`);
  try {
    return readFileSync(path);
  } catch {
    throw new BadUsage(`файл ${path} не читается`);
  }
}
