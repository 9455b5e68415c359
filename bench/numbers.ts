/** «12,5». */
export const decimal = (number: number, digits: number): string => number.toFixed(digits).replace('.', ',');

/** «1 000», with a space that does not break. */
export const whole = (number: number): string =>
  Math.round(number)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u00a0');
