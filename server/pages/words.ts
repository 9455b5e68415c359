/** 1 школа, 2 школы, 5 школ. */
export function plural(number: number, one: string, few: string, many: string): string {
  const [tens, units] = [number % 100, number % 10];
  if (units === 1 && tens !== 11) return one;
  return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
}

/** «5 ошибок». */
export const counted = (number: number, one: string, few: string, many: string): string =>
  `${number.toLocaleString('ru-RU')} ${plural(number, one, few, many)}`;

/** A decimal as Russian text: 9.9 → «9,9». */
export const russian = (number: number): string =>
  number.toLocaleString('ru-RU', { maximumFractionDigits: 2, useGrouping: Math.abs(number) >= 10_000 });

let usual: string | undefined;

/** Remembers the zone of the municipality: times are shown in it, wherever the computer is. */
export const keepZone = (zone: string | undefined): void => {
  usual = zone ?? usual;
};

/** «15.06.2026, 14:05» in the zone given, or in that of the municipality. */
export const moment = (iso: string, zone = usual): string =>
  new Date(iso).toLocaleString('ru-RU', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });

/** «15 июня 2026 г.» of an ISO civil date. */
export const longDate = (iso: string): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString('ru-RU', { dateStyle: 'long', timeZone: 'UTC' });

/** Whole civil days from today in the zone until the date; negative when it has passed. */
export function daysUntil(date: string, zone: string): number {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** «осталось 5 дней», «сегодня последний день», «срок прошёл 2 дня назад». */
export function daysInWords(days: number): string {
  if (days === 0) return 'сегодня последний день';
  const count = counted(Math.abs(days), 'день', 'дня', 'дней');
  return days > 0 ? `${plural(days, 'остался', 'осталось', 'осталось')} ${count}` : `срок прошёл ${count} назад`;
}
