import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Makes a file longer until nothing more goes in. */
export function fillUp(file: string): void {
  for (const size of [1 << 16, 4096])
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
}

/**
 * Mounts a small file system over an empty folder.
 * @returns what takes it away again; null where one may not be mounted
 */
export function mountSmallDisk(folder: string, megabytes: number): (() => void) | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return () => void execFileSync('umount', ['-l', folder]);
}
