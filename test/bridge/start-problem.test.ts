import { describe, expect, it } from 'vitest';
import { startProblem } from '../../bridge/start-problem.ts';

describe('A bridge that can’t start', () => {
  it.each(['EACCES', 'EPERM', 'EROFS'])('says in a sentence that it may not write to a folder (%s)', (code) => {
    const error = Object.assign(new Error(`${code}: mkdir`), { code, path: '/srv/boomerang/data' });
    const sentence = startProblem(error, 'can not start');
    expect(sentence).toMatch(
      /^The bridge can not start: its user \(.+\) may not write to \/srv\/boomerang\/data\. Give/,
    );
    expect(sentence).not.toContain('\n');
  });

  it.each([new Error('x'), 'x', Object.assign(new Error('x'), { code: 'EACCES' })])(
    'has none for anything else',
    (error) => {
      expect(startProblem(error, 'can not start')).toBeNull();
    },
  );
});
