import { type Browser, chromium } from 'playwright-core';
import { browserArgs, findChromium } from '../../scripts/browser.js';

export { findChromium };

/**
 * What no page under test needs: the lists under the address line, two pages of the browser's own that load with each window
 * and take as long as ours. One list replaces the other, so what Playwright puts away stands here again.
 */
const away = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...[
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
  ],
  ...['LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion'],
];

/** A headless browser; close it when done. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge was found: install one or set CHROME_PATH');
  // Without a graphics card, drawing for one costs more than drawing.
  const args = [`--disable-features=${away.join(',')}`, '--disable-gpu'];
  return chromium.launch({ executablePath, args: [...args, ...browserArgs] });
}
