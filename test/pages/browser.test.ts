import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { closeCast, openCast, pictures } from './cast.ts';
import { administer } from './steps/administer.ts';
import { begin } from './steps/begin.ts';
import { example } from './steps/example.ts';
import { release } from './steps/release.ts';
import { review } from './steps/review.ts';
import { send } from './steps/send.ts';

describe('the whole story, in a real browser against the real server', () => {
  let broken = false;
  beforeAll(openCast);
  afterAll(closeCast);
  // Each step goes on from the one before.
  beforeEach(({ skip }) => {
    if (broken) skip();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    broken = true;
    await pictures();
  });

  begin();
  send();
  review();
  release();
  administer();
});

// In one file with the story: both build the pages, and must not do so at the same time.
describe('the example', example);
