import { expect, test } from 'vitest';
import { listEndedConsents } from '../../src/site/ended-consent.ts';
import { loadIssue } from '../document/load-issue.ts';

test('the build of the site says what it leaves out since a consent has ended', async () => {
  const { content, codes } = await loadIssue(
    '<Figure src="./wave.png" alt="波の写真" people="staff" consentDate="2023-05-01" consentMedia="web print" consentUntil="2024-03-31" />\n',
  );
  expect(codes).toEqual([]);
  expect(listEndedConsents(content, '2024-03-31')).toEqual([]);
  const [problem, ...others] = listEndedConsents(content, '2024-04-01');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ severity: 'warning', file: 'content/issues/test/index.mdx', line: 8 });
  expect(problem?.message).toBe(
    '同意が2024年3月31日（日曜日）に終わったので、ウェブサイトにはのせませんでした。送った号は、そのままです。',
  );
});
