import { enableCompileCache } from 'node:module';

// Taking the types out of two hundred sources is half a second of every start; Node keeps what it has done, but only
// for modules that are loaded after this line.
enableCompileCache();
const { run } = await import('./command/run.ts');
process.exitCode = await run(process.argv.slice(2));
