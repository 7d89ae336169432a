import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browser.js';

export { findChromium };

/** A headless browser; close it when done. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge was found: install one or set CHROME_PATH');
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
