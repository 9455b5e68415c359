import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem, type ProblemCode } from '../problem.ts';
import type { Rate, RateLimits } from '../settings.ts';

/** Counts requests and refuses what is too much; all in memory, one server knows its own. */
export interface Limiters {
  /** @throws Problem requests.many */
  request(key: string, user: boolean): Promise<void>;
  /** @throws Problem uploads.many */
  upload(school: string): Promise<void>;
  /**
   * Looks at a password, unless there were too many wrong ones or others of this address are being looked at.
   * @throws Problem login.many
   */
  login<T>(account: string, address: string, look: () => Promise<T>): Promise<T>;
  loginFailed(account: string, address: string): Promise<void>;
  loginDone(account: string, address: string): Promise<void>;
}

/** Longest wait after many wrong passwords: nobody is locked out for good. */
const LONGEST_WAIT = 900;
const FIRST_WAIT = 30;
/** Passwords of one address looked at together: guesses must not stand in line before honest people. */
const LOOKS_AT_ONCE = 2;

const limiterOf = ({ points, seconds }: Rate): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: seconds });

const secondsOf = (left: RateLimiterRes): number => Math.max(1, Math.ceil(left.msBeforeNext / 1000));

async function consume(limiter: RateLimiterMemory, key: string, code: ProblemCode): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (left) {
    if (left instanceof RateLimiterRes) throw new Problem(code, { retryAfter: secondsOf(left) });
    throw left;
  }
}

export function createLimiters(limits: RateLimits): Limiters {
  const requests = limiterOf(limits.requests);
  const ofUsers = limiterOf(limits.requestsOfUsers);
  const minute = limiterOf(limits.uploadsAMinute);
  const hour = limiterOf(limits.uploadsAnHour);
  const byAddress = limiterOf(limits.loginByAddress);
  // Wrong passwords in a row; the waits that follow from them are blocks of the second one.
  const wrong = limiterOf({ points: Number.MAX_SAFE_INTEGER, seconds: limits.loginByAccount.seconds });
  const waits = limiterOf({ points: 1, seconds: LONGEST_WAIT });
  const looking = new Map<string, number>();
  const both = (account: string, address: string): string => `${address}|${account.toLowerCase()}`;
  const ensureFree = async (limiter: RateLimiterMemory, key: string, points: number): Promise<void> => {
    const left = await limiter.get(key);
    if (left !== null && left.consumedPoints >= points && left.msBeforeNext > 0)
      throw new Problem('login.many', { retryAfter: secondsOf(left) });
  };
  return {
    request: (key, user) => consume(user ? ofUsers : requests, key, 'requests.many'),
    async upload(school) {
      await consume(minute, school, 'uploads.many');
      await consume(hour, school, 'uploads.many');
    },
    async login(account, address, look) {
      await ensureFree(waits, both(account, address), 1);
      const others = looking.get(address) ?? 0;
      if (others >= LOOKS_AT_ONCE) throw new Problem('login.many', { retryAfter: 1 });
      looking.set(address, others + 1);
      try {
        // Counted before the password is looked at: requests that come together must not all slip through.
        await consume(byAddress, address, 'login.many');
        return await look();
      } finally {
        const left = looking.get(address)! - 1;
        if (left === 0) looking.delete(address);
        else looking.set(address, left);
      }
    },
    async loginFailed(account, address) {
      const key = both(account, address);
      const { consumedPoints } = await wrong.consume(key);
      const over = consumedPoints - limits.loginByAccount.points;
      if (over >= 0) await waits.set(key, 1, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** over));
    },
    async loginDone(account, address) {
      await wrong.delete(both(account, address));
      await byAddress.reward(address);
    },
  };
}
