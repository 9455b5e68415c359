import { russianDate } from '../../pipeline/period.ts';
import type { Campaign } from '../store/port.ts';

type Deadline = Campaign['deadline'];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A clock of the zone; making one takes longer than asking it a hundred times. @throws RangeError of no such zone */
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** The civil date and time in the zone at a moment: «2026-06-15T18:00». */
const civil = (moment: Date, zone: string): string => clockOf(zone).format(moment).replace(' ', 'T');

/** Whether the deadline's minute is over, by the server's clock in the deadline's zone. */
export const isPast = ({ date, time, zone }: Deadline, now: Date): boolean => civil(now, zone) > `${date}T${time}`;

/** «15.06.2026, 18:00». */
export const inWords = ({ date, time }: Deadline): string => `${russianDate(date)}, ${time}`;

export function isZone(zone: string): boolean {
  try {
    civil(new Date(0), zone);
    return true;
  } catch {
    return false;
  }
}
