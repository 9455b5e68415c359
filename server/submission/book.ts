import { inWords } from '../campaign/deadline.ts';
import { previousSubmission } from '../campaign/previous.ts';
import { bare, conditionsOf } from '../campaign/terms.ts';
import type { Call } from '../http/route.ts';
import type { MadeFile } from '../make/task.ts';
import type { StoredSubmission } from '../receive/stored.ts';
import type { Campaign, RegisteredSchool } from '../store/port.ts';

/** The book, made of what the school has sent or blank with last year's answers. */
export async function bookOf(
  { server, store, municipality }: Pick<Call, 'server' | 'store' | 'municipality'>,
  campaign: Campaign,
  school: RegisteredSchool,
  what: 'blank' | 'filled',
): Promise<MadeFile> {
  const place = { campaign: campaign.id, school: school.code };
  const base = {
    frameworks: campaign.frameworks,
    settings: conditionsOf(campaign),
    school: bare(school),
    deadline: inWords(campaign.deadline),
    ...(municipality.settings.centre === undefined ? {} : { centre: municipality.settings.centre }),
  };
  if (what === 'blank') {
    const previous = await previousSubmission(store, campaign, school.code);
    return server.workshop.schoolBook({
      ...base,
      made: campaign.createdAt,
      ...(previous === null ? {} : { previous }),
    });
  }
  const { version, remarks, returned } = await store.head(place);
  const filled = (await store.document(place, version)) as StoredSubmission;
  const general = returned === null || returned.text === '' ? [] : [{ sheet: '', cell: '', text: returned.text }];
  const all = [...general, ...remarks];
  const { submittedAt } = await store.version(place, version);
  return server.workshop.schoolBook({
    ...base,
    filled,
    made: submittedAt,
    ...(all.length === 0 ? {} : { remarks: all }),
  });
}
