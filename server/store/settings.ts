import { canonical, sha256 } from './canonical.ts';
import type { MunicipalStore } from './port.ts';
import type { Municipality } from './records.ts';
import { parsed, stored, type Town } from './town.ts';

type MunicipalityRow = Omit<Municipality, 'settings'> & { readonly settings: string };
const COLUMNS = 'municipality_id AS id, name, settings, created_at AS "createdAt"';
const asMunicipality = (row: MunicipalityRow): Municipality => ({ ...row, settings: parsed(row.settings) });

/** The municipality of the server, null while nothing is set up. */
export function onlyMunicipality(db: Town['db']): Municipality | null {
  const row = db.get<MunicipalityRow>(`SELECT ${COLUMNS} FROM municipalities LIMIT 1`);
  return row === undefined ? null : asMunicipality(row);
}

/** The municipality's name and settings. */
export function settingsOf({ id, db, log }: Town): Pick<MunicipalStore, 'settings' | 'changeSettings'> {
  return {
    settings: async () =>
      asMunicipality(db.get<MunicipalityRow>(`SELECT ${COLUMNS} FROM municipalities WHERE municipality_id = ?`, id)!),
    changeSettings: (by, settings) =>
      db.write(() => {
        db.run('UPDATE municipalities SET settings = ? WHERE municipality_id = ?', stored(settings), id);
        log(by, 'settings.changed', `municipality:${id}`, sha256(canonical(settings)));
      }),
  };
}
