import type { RefusalCode } from './store/refusal.ts';

type Line = readonly [status: number, title: string];

/** What the store refuses, in the words of the API. */
const STORED: Readonly<Record<RefusalCode, Line>> = {
  'start.done': [409, 'Муниципалитет уже создан'],
  'campaign.unknown': [404, 'Такой кампании нет'],
  'campaign.closed': [409, 'Кампания закрыта: отчёты и изменения не принимаются'],
  'school.unknown': [404, 'Такой организации нет в реестре кампании'],
  'submission.unknown': [404, 'Такого отчёта нет'],
  'submission.identical': [409, 'Такой же отчёт уже принят: в нём ничего не изменилось'],
  'submission.accepted': [409, 'Отчёт уже принят; новый можно отправить после возврата на доработку'],
  'submission.status': [409, 'Из нынешнего состояния отчёта этот шаг невозможен'],
  'version.stale': [412, 'Отчёт уже обновили: откройте новую версию и повторите'],
  'key.reused': [409, 'С этим ключом повтора уже отправлен другой отчёт'],
  'invite.unknown': [404, 'Приглашение не найдено: попросите у ИМЦ новое'],
  'invite.spent': [410, 'Приглашение уже использовано или истекло: попросите у ИМЦ новое'],
  'user.taken': [409, 'Пользователь с таким логином уже есть'],
  'user.last': [409, 'Это последний администратор: сначала заведите или включите другого'],
  'user.unknown': [404, 'Такого пользователя нет'],
  'key.unknown': [404, 'Такого ключа нет'],
  'release.unknown': [404, 'Такого выпуска нет'],
  'receipt.unknown': [404, 'Такой квитанции нет'],
  'document.erased': [410, 'Строки этого отчёта удалены по сроку хранения; суммы сохранены'],
  'storage.full': [507, 'На сервере мало места: отчёт не принят. Сообщите в ИМЦ и повторите позже'],
  'storage.damaged': [500, 'Файл в хранилище повреждён; восстановите его из резервной копии'],
};

const OWN = {
  'body.invalid': [400, 'Запрос составлен с ошибкой'],
  'session.none': [401, 'Нужно войти'],
  'login.wrong': [401, 'Неверный логин, пароль или код'],
  'login.code': [401, 'Введите код из приложения'],
  'role.wrong': [403, 'Вашей роли это недоступно'],
  'request.foreign': [403, 'Запрос пришёл не со страниц этого сервера'],
  'path.unknown': [404, 'Такого адреса нет'],
  'job.unknown': [404, 'Такого задания нет'],
  'letter.unknown': [404, 'Такого письма нет'],
  'results.none': [409, 'Свод ещё не делали: нажмите «Свести»'],
  'method.unknown': [405, 'Этот адрес так не вызывают'],
  'start.needed': [409, 'Муниципалитет ещё не создан'],
  'framework.absent': [404, 'Этого документа в кампании нет'],
  'release.differences': [409, 'В сверке есть расхождения: выпуск только с их подтверждением'],
  'body.large': [413, 'Запрос слишком велик'],
  'body.type': [415, 'Такой вид данных здесь не принимается'],
  'file.refused': [422, 'Файл не прочитан'],
  'submission.errors': [422, 'В отчёте есть ошибки: он не отправлен'],
  'submission.queries': [422, 'Остались вопросы без пояснений: отчёт не отправлен'],
  'submission.foreign': [422, 'Это отчёт другой организации'],
  'registry.problems': [422, 'В реестре есть ошибки: он не заменён'],
  'requests.many': [429, 'Слишком много запросов: подождите и повторите'],
  'login.many': [429, 'Слишком много попыток входа: подождите и повторите'],
  'uploads.many': [429, 'Слишком много отправок: подождите и повторите'],
  'server.error': [500, 'Ошибка сервера; она записана'],
  'server.busy': [503, 'Сервер занят: повторите через несколько секунд'],
} as const satisfies Readonly<Record<string, Line>>;

export type ProblemCode = keyof typeof OWN | RefusalCode;

/** Every problem the API answers with. Codes are permanent; titles may improve. */
export const PROBLEMS: Readonly<Record<ProblemCode, Line>> = { ...STORED, ...OWN };

/** One request that cannot be done: becomes `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** What exactly, and what to do, in Russian. */
  readonly detail: string | undefined;
  /** Further members of the answer. */
  readonly more: Readonly<Record<string, unknown>>;
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    {
      detail,
      more = {},
      retryAfter,
    }: { detail?: string; more?: Readonly<Record<string, unknown>>; retryAfter?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}
