import { ROLES } from '../start/cabinets.ts';
import type { Role } from '../wire.ts';

/** Actions of the log in words. */
const WORDS: Readonly<Record<string, string>> = {
  'login.ok': 'вошёл',
  'login.failed': 'не смог войти',
  'municipality.begun': 'создан муниципалитет',
  'settings.changed': 'изменены настройки',
  'user.added': 'добавлен пользователь',
  'user.changed': 'изменён пользователь',
  'invite.issued': 'выдано приглашение',
  'key.issued': 'открыт кабинет школы',
  'key.revoked': 'отозван ключ',
  'campaign.added': 'создана кампания',
  'campaign.changed': 'изменена кампания',
  'campaign.copied': 'скопирована кампания',
  'campaign.collected': 'сделан свод',
  'registry.replaced': 'заменён реестр',
  'answers.replaced': 'записаны ответы ИМЦ',
  'measures.replaced': 'записаны мероприятия',
  'draft.saved': 'сохранён черновик',
  'reminders.sent': 'отправлены напоминания',
  'submission.received': 'получен отчёт',
  'submission.opened': 'отчёт взят на проверку',
  'submission.accepted': 'отчёт принят',
  'submission.returned': 'отчёт возвращён',
  'submission.excluded': 'отчёт исключён из свода',
  'submission.included': 'отчёт возвращён в свод',
  'submissions.rechecked': 'отчёты перепроверены',
  'release.made': 'сделан выпуск',
  'release.downloaded': 'скачан выпуск',
  'school.erased': 'стёрты данные организации',
  'rows.retired': 'удалены строки по сроку хранения',
};

/** What of a user was changed. */
const FIELDS: Readonly<Record<string, string>> = {
  active: 'доступ',
  email: 'почта',
  password: 'пароль',
  totp: 'второй фактор',
};

/** An action as people say it, with its number if it has one; an unknown one as it is written. */
export function actionWords(action: string): string {
  const [code = '', ...rest] = action.split(' ');
  const what = rest.map((one) =>
    one
      .split(',')
      .map((field) => FIELDS[field] ?? field)
      .join(', '),
  );
  return `${WORDS[code] ?? code}${what.length === 0 ? '' : `: ${what.join(' ')}`}`;
}

const KINDS: Readonly<Record<string, string>> = {
  campaign: 'кампания',
  school: 'организация',
  version: 'версия',
  release: 'выпуск',
  user: 'пользователь',
  key: 'ключ',
  invite: 'приглашение',
  receipt: 'квитанция',
};

/** Doers and objects that are nobody of the users. */
const NOBODY: Readonly<Record<string, string>> = {
  anonymous: 'без входа',
  demo: 'учебный пример',
  begin: 'первый запуск',
  retention: 'срок хранения',
  unknown: 'такого логина нет',
};

/** Logins and codes instead of what the log keeps for them; other ids are cut short. */
const named = (id: string, names: Readonly<Record<string, string>>): string =>
  names[id] ?? NOBODY[id] ?? (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? `${id.slice(-6)}` : id);

/** «campaign:…/school:…/version:2» → «кампания 9a83f1, организация 3001, версия 2». */
export const objectWords = (object: string, names: Readonly<Record<string, string>>): string =>
  object
    .split('/')
    .map((part) => {
      const [kind = '', id] = part.split(':');
      return id === undefined ? named(kind, names) : `${KINDS[kind] ?? kind} ${named(id, names)}`;
    })
    .join(', ');

/** «ИМЦ (imc)», «Школа (3001)». */
export const whoWords = (role: Role, actor: string, names: Readonly<Record<string, string>>): string =>
  `${ROLES[role]} (${named(actor.replace(/^school:/, ''), names)})`;
