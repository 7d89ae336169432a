// The browser tests drive a Chromium of the system. `node scripts/browser.js` sees that there is one, and Chinese letters for it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const { CHROME_PATH, PUPPETEER_EXECUTABLE_PATH, PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env;
const programs = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].flatMap((folder) => (folder ? [folder] : []));

/** Where a Chromium, Chrome or Edge is, if there is one. @returns {string | undefined} */
export function findChromium() {
  return [
    ...[CHROME_PATH, PUPPETEER_EXECUTABLE_PATH].flatMap((path) => (path ? [path] : [])),
    ...PATH.split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name))),
    ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    ...['Google/Chrome', 'Chromium', 'Microsoft/Edge'].flatMap((name) =>
      programs.map((folder) => join(folder, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe')),
    ),
  ].find((path) => existsSync(path));
}

/** What a browser needs to start as the user of now: none starts as root inside its sandbox. */
export const browserArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** @param {string} command @param {string[]} args */
const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** @param {string} command */
const has = (command) => works(process.platform === 'win32' ? 'where' : 'which', command);

/** @returns {string[][]} The commands that install a browser here, as far as we know them; empty if we do not. */
function recipe() {
  if (process.platform === 'win32')
    return has('winget') ? [['winget', 'install', '--silent', '--exact', '--id', 'Google.Chrome']] : [];
  if (process.platform === 'darwin') return has('brew') ? [['brew', 'install', '--cask', 'google-chrome']] : [];
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && !works('sudo', '-n', 'true')) return [];
  const steps = has('apt-get')
    ? [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', 'chromium', 'fonts-noto-cjk'],
      ]
    : has('dnf')
      ? [['dnf', 'install', '-y', 'chromium', 'google-noto-sans-cjk-fonts']]
      : has('apk')
        ? [['apk', 'add', 'chromium', 'font-noto-cjk']]
        : [];
  return steps.map((step) => [...sudo, ...step]);
}

/** Runs the recipe, saying each command before it runs. @param {string} why */
function install(why) {
  const steps = recipe();
  if (steps.length > 0) console.log(why);
  process.env.DEBIAN_FRONTEND ??= 'noninteractive';
  for (const [command = '', ...args] of steps) {
    console.log(`$ ${[command, ...args].join(' ')}`);
    if (spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) return;
  }
}

function lacksChinese() {
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return fonts.status === 0 && fonts.stdout.trim() === '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!findChromium())
    install('The browser tests need Chromium, and none was found: installing it with the package manager of this system.');
  else if (process.getuid?.() === 0 && has('apt-get') && lacksChinese()) install('No Chinese font was found: installing one.');
  if (!findChromium()) {
    console.error(
      'The browser tests need Chromium, Chrome or Edge, and it could not be installed from here: ' +
        'install one, or set CHROME_PATH to the one you have, and run `npm test` again.',
    );
    process.exitCode = 1;
  }
}
