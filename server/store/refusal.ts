/**
 * Everything the store may refuse, with permanent codes; `server/problem.ts` gives each its status and Russian title.
 * The status meant for the wire stands beside it.
 */
export const REFUSALS = {
  /** 409: the municipality was created already. */
  'start.done': 409,
  /** 404 */
  'campaign.unknown': 404,
  /** 409: no submissions, registry, or settings are taken any more. */
  'campaign.closed': 409,
  /** 404: not in the campaign's registry. */
  'school.unknown': 404,
  /** 404: no such version, or nothing was sent yet. */
  'submission.unknown': 404,
  /** 409: says the same as the version in force; `details.version` tells which. */
  'submission.identical': 409,
  /** 409: accepted; the ИМЦ must return it before another can be sent. */
  'submission.accepted': 409,
  /** 409: the step is not possible from the present status; `details.status` tells it. */
  'submission.status': 409,
  /** 412: somebody sent another version meanwhile; `details.version` is the one in force. */
  'version.stale': 412,
  /** 409: the same idempotency key came with another body. */
  'key.reused': 409,
  /** 404 */
  'invite.unknown': 404,
  /** 410: used, expired, or replaced by a newer one; `details.why` tells which. */
  'invite.spent': 410,
  /** 409 */
  'user.taken': 409,
  /** 409: without an administrator nobody could let anybody in. */
  'user.last': 409,
  /** 404 */
  'user.unknown': 404,
  /** 404 */
  'key.unknown': 404,
  /** 404 */
  'release.unknown': 404,
  /** 404 */
  'receipt.unknown': 404,
  /** 410: rows were removed when their term of keeping ended. */
  'document.erased': 410,
  /** 507: too little space on the disk; nothing was stored. */
  'storage.full': 507,
  /** 500: a stored file no longer has the hash it was stored under. */
  'storage.damaged': 500,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** What the store will not do, and why. Nothing has been written when it is thrown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}
