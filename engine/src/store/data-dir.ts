/** The folder that holds everything HKM keeps. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
}

/**
 * `HKM_DATA_DIR`, else the platform's usual place for a user's data: `XDG_DATA_HOME` (or `~/.local/share`) on Linux,
 * `~/Library/Application Support` on macOS, `LOCALAPPDATA` on Windows.
 */
export function resolveDataDir(
  { env, platform, home }: Surroundings = { env: process.env, platform: process.platform, home: homedir() },
): string {
  const chosen = env.HKM_DATA_DIR;
  if (chosen) return resolve(chosen);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'hkm');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'hkm');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'hkm');
}
