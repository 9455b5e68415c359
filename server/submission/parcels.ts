import type { Request } from 'express';
import { againstOf } from '../campaign/terms.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { problemOf } from '../http/wire.ts';
import { readBody, readMultipart, typeOf } from '../receive/body.ts';
import { PARCEL_BYTES } from '../receive/reception.ts';
import type { ReadingTask, UnpackedParcel } from '../receive/task.ts';
import type { Server } from '../server.ts';
import type { Actor, Campaign, MunicipalStore } from '../store/port.ts';
import { keep } from './keep.ts';
import { refusedFile } from './upload.ts';

const MOST_FILES = 500;

/** What became of one file of a parcel; its name goes back to the ИМЦ and is not stored. */
export interface FileVerdict {
  readonly name: string;
  readonly school: string | null;
  readonly verdict: 'отправлен' | 'черновик' | 'не принят' | 'пропущен';
  readonly why: string;
  readonly errors: number;
  readonly queries: number;
  readonly version: number | null;
}

/** An archive of several files that cannot be opened is told among the others and stops none of them. */
const passedOver =
  (name: string) =>
  (error: unknown): UnpackedParcel[] => {
    if (error instanceof Problem && error.code === 'file.refused')
      return [{ kind: 'passed', name, why: error.detail ?? PROBLEMS[error.code][1] }];
    throw error;
  };

/** A zip, or several files of a form; among those zips are opened too. @throws Problem file.refused */
export async function readParcels({ reception }: Server, request: Request): Promise<readonly UnpackedParcel[]> {
  const unpack = async (bytes: Uint8Array): Promise<readonly UnpackedParcel[]> => {
    const read = await reception.read({ is: 'unpack', bytes });
    if (read.is === 'refused') throw refusedFile(read.finding);
    return read.is === 'unpacked' ? read.parcels : [];
  };
  if (typeOf(request) !== 'multipart/form-data') return unpack(await readBody(request, PARCEL_BYTES));
  const { files } = await readMultipart(request, PARCEL_BYTES, MOST_FILES);
  const parcels: UnpackedParcel[] = [];
  for (const { name, bytes } of files)
    if (/\.zip$/i.test(name)) parcels.push(...(await unpack(bytes).catch(passedOver(name))));
    else parcels.push({ kind: 'workbook', name, bytes });
  return parcels;
}

/** Reads each file, finds its school by the codes inside, and keeps it; one bad file stops nothing. */
export async function keepParcels(
  server: Server,
  request: {
    readonly store: MunicipalStore;
    readonly by: Actor;
    readonly campaign: Campaign;
    readonly parcels: readonly UnpackedParcel[];
  },
): Promise<FileVerdict[]> {
  const registry = await request.store.registry(request.campaign.id);
  const against = againstOf(request.campaign, registry);
  const verdicts: FileVerdict[] = [];
  for (const parcel of request.parcels) {
    const line = { name: parcel.name, school: null, errors: 0, queries: 0, version: null };
    if (parcel.kind === 'passed') {
      verdicts.push({ ...line, verdict: 'пропущен', why: parcel.why });
      continue;
    }
    const task: ReadingTask =
      parcel.kind === 'workbook'
        ? { is: 'workbook', bytes: parcel.bytes, explanations: [], against }
        : { is: 'folder', contents: parcel.contents, against };
    verdicts.push({ ...line, ...(await verdictOf(task)) });
  }
  return verdicts;

  async function verdictOf(task: ReadingTask): Promise<Omit<FileVerdict, 'name'>> {
    const { store, by, campaign } = request;
    const line = { school: null as string | null, errors: 0, queries: 0, version: null };
    try {
      const checked = await server.reception.read(task);
      if (checked.is === 'refused') throw refusedFile(checked.finding);
      if (checked.is !== 'checked') throw new Error(`A parcel was read as ${checked.is}`);
      line.school = checked.code;
      const school = registry.find(({ code }) => code === checked.code);
      if (school === undefined)
        return { ...line, verdict: 'не принят', why: `кода ОО ${checked.code ?? '(не указан)'} нет в реестре` };
      const [errors, queries] = [checked.errors, checked.queries];
      Object.assign(line, { errors, queries });
      const { receipt } = await keep({
        store,
        by,
        campaign,
        school,
        checked,
        body: checked.sha256,
        key: null,
        ifMatch: null,
        acceptQueries: true,
        now: server.clock(),
      });
      return { ...line, verdict: 'отправлен', why: '', version: receipt.version };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'server.error') throw error;
      const why = problem.detail ?? PROBLEMS[problem.code][1];
      const isDraft = error instanceof Problem && error.code === 'submission.errors';
      return { ...line, verdict: isDraft ? 'черновик' : 'не принят', why };
    }
  }
}
