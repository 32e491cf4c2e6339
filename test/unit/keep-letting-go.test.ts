// When what is old is let go: whenever it is quiet as long as some goes, and then once an hour.
import { expect, test } from 'vitest';
import { keepLettingGo } from '../../main/till/keep-letting-go.ts';

const hour = 3_600_000;

test('some goes in each quiet moment until none is left; then an hour passes, and after a refusal too', () => {
  const answers: (number | Error)[] = [200, 10, 0, new Error('the disk refuses'), 3, 0];
  const complaints: string[] = [];
  let asked = 0;
  let now = 0;
  function letGo(): number {
    const answer = answers[asked] ?? 0;
    asked += 1;
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }
  const complain = (message: string) => void complaints.push(message);
  const rest = keepLettingGo({ journal: { letGo }, clock: { monotonic: () => now }, complain });
  const restAt = (moment: number) => {
    now = moment;
    rest();
    return asked;
  };
  expect([0, 1, 2, 3, hour].map(restAt)).toEqual([1, 2, 3, 3, 3]);
  expect([hour + 2, hour + 3].map(restAt)).toEqual([4, 4]);
  expect(complaints).toEqual(['what is old could not be let go']);
  expect([2 * hour + 2, 2 * hour + 3, 2 * hour + 4].map(restAt)).toEqual([5, 6, 6]);
});
