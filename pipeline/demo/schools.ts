import type { School } from '../registry.ts';
import { evenly } from './draw.ts';
import type { Kind, Town } from './town.ts';

/** A school of the town: as in the registry, how large and how good it is. */
export interface DemoSchool extends School {
  readonly kind: Kind;
  /** Number among the schools of its type, from 1. */
  readonly nth: number;
  readonly ped: number;
  /** From −1 to 1: what people do there is done more or less often than on average. */
  readonly strength: number;
}

/** The town's registry; sizes differ by three times, and add up to what the town has. */
export function schoolsOf(town: Town): DemoSchool[] {
  const { shnor, shnsu } = town;
  const all = town.kinds.flatMap((kind) => {
    const weights = evenly(`${town.id}|size|${kind.type}`, kind.names.length).map((draw) => 0.5 + draw);
    const total = weights.reduce((sum, one) => sum + one, 0);
    const strengths = evenly(`${town.id}|strength|${kind.type}`, kind.names.length);
    let before = 0;
    return kind.names.map((name, at) => {
      const upTo = before + weights[at]! / total;
      const ped = Math.round(upTo * kind.ped) - Math.round(before * kind.ped);
      before = upTo;
      return { kind, name, nth: at + 1, ped, strength: strengths[at]! * 2 - 1 };
    });
  });
  return all.map((one, at) => ({
    ...one,
    code: String(town.firstCode + at),
    type: one.kind.type,
    shnor: shnor.includes(at),
    shnsu: shnsu.includes(at),
  }));
}

const NICKNAMES = [
  'Солнышко', 'Теремок', 'Колокольчик', 'Берёзка', 'Ромашка', 'Сказка', 'Ласточка', 'Радуга', 'Золотой ключик',
  'Родничок', 'Светлячок', 'Журавушка', 'Алёнушка', 'Тополёк', 'Звёздочка', 'Чайка', 'Буратино', 'Рябинка', 'Лесовичок',
  'Гнёздышко', 'Капитошка', 'Ладушки', 'Одуванчик', 'Петушок', 'Незабудка', 'Светлица', 'Василёк', 'Дюймовочка',
  'Малышок', 'Умка', 'Подснежник', 'Жемчужинка', 'Росинка', 'Чебурашка',
]; // prettier-ignore

/** «МБДОУ «Детский сад № 12 «Солнышко»» and so on, numbers growing; without a form just «Детский сад № 12 …». */
export const kindergartens = (count: number, form: string, firstNickname = 0): string[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `Детский сад № ${at * 2 + (at % 3 === 0 ? 2 : 1)} «${NICKNAMES[(firstNickname + at) % NICKNAMES.length]}»`;
    return form === '' ? name : `${form} «${name}`;
  });
