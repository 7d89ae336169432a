/** Reports of plans in; one HTML file of them without scripts, with the scenario inside, out: for people who have no Furrow. */
import { type Language, type Scenario, say, scenarioBlock } from '../../model/index.ts';

export interface ReportFile {
  readonly scenario: Scenario;
  /** The name of the scenario's file, and what stands in it. */
  readonly name: string;
  readonly text: string;
  readonly styles: string;
  readonly language: Language;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What can be pressed on a page is left out of the reports. */
export function reportFile(reports: readonly HTMLElement[], { scenario, name, text, styles, language }: ReportFile): string {
  for (const report of reports) {
    for (const menu of report.querySelectorAll('.taking')) menu.remove();
    for (const image of report.querySelectorAll('.opens')) image.classList.remove('opens');
  }
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${say(scenario.title, language)} · Furrow 垄亩`)}</title>
<style>${styles}</style>
</head>
<body class="alone">
<main>
${reports.map((report) => report.outerHTML).join('\n')}
</main>
${scenarioBlock({ name, text })}
</body>
</html>
`;
}
