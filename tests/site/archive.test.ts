import { expect, test } from 'vitest';
import { formatFiscalYear, groupByFiscalYear, groupByMonth, listUpcoming } from '../../src/site/archive.ts';

const dates = ['2024-04-01', '2024-03-31', '2023-04-01', '2023-03-31'];

test('a fiscal year begins in April', () => {
  expect(groupByFiscalYear(dates, (date) => date)).toEqual([
    { key: '2024', items: ['2024-04-01'] },
    { key: '2023', items: ['2024-03-31', '2023-04-01'] },
    { key: '2022', items: ['2023-03-31'] },
  ]);
  expect(formatFiscalYear('2019')).toBe('2019年度（平成31年度）');
  expect(formatFiscalYear('2023')).toBe('2023年度（令和5年度）');
});

test('months are kept apart by year', () => {
  expect(groupByMonth(['2024-03-31', '2023-03-31'], (date) => date).map(({ key }) => key)).toEqual([
    '2024-03',
    '2023-03',
  ]);
});

test('an event is still to come until its last day is over; the next one stands first', () => {
  const events = [
    { from: '2023-09-30', to: '2023-09-30' },
    { from: '2023-08-05', to: '2023-08-05' },
    { from: '2023-06-01', to: '2023-08-04' },
  ];
  expect(listUpcoming(events, '2023-08-05').map(({ from }) => from)).toEqual(['2023-08-05', '2023-09-30']);
});
