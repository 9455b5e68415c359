import { russianDate } from '../../pipeline/period.ts';
import type { Campaign } from '../store/port.ts';

type Deadline = Campaign['deadline'];

/** The civil date and time in the zone at a moment: «2026-06-15T18:00». */
function civil(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment);
  return parts.replace(' ', 'T');
}

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
