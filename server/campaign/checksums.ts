/** Weighted sum of digits modulo 11, then modulo 10. */
const control = (digits: string, weights: readonly number[]): number =>
  (weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11) % 10;

/** ИНН of an organisation (10 digits) or of a person in business (12), by its control digits. */
export function isInn(text: string): boolean {
  if (/^\d{10}$/.test(text)) return control(text, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(text[9]);
  if (!/^\d{12}$/.test(text)) return false;
  return (
    control(text, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(text[10]) &&
    control(text, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(text[11])
  );
}

/** ОГРН (13 digits) or ОГРНИП (15): the number without its last digit modulo 11 or 13, then modulo 10. */
export function isOgrn(text: string): boolean {
  const modulo = text.length === 13 ? 11n : text.length === 15 ? 13n : null;
  if (modulo === null || !/^\d+$/.test(text)) return false;
  return (BigInt(text.slice(0, -1)) % modulo) % 10n === BigInt(text.at(-1)!);
}
