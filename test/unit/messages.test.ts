// The two catalogues: the same keys, the same values to fill in, nothing left empty, every code of the contracts in words.
import { describe, expect, it } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { operationKinds, operationStates } from '../../shared/operation.ts';
import { queueReasons } from '../../shared/reasons.ts';
import { failureCodes } from '../../shared/result.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => {
      const name = path === '' ? key : `${path}.${key}`;
      return typeof value === 'string' ? [[name, value] as const] : [...leaves(value, name)];
    }),
  );
}

function holes(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}

const chinese = leaves(zhCN);
const english = leaves(en);

describe('catalogues', () => {
  it('have exactly the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it('leave no text empty and no text untranslated', () => {
    for (const [key, text] of english) {
      expect(text.trim(), key).not.toBe('');
      if (!['status.language', 'assistant.language.zh'].includes(key)) {
        expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
      }
    }
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe('');
    }
  });

  it('fill in the same values', () => {
    for (const [key, text] of chinese) {
      expect(holes(english.get(key) ?? ''), key).toEqual(holes(text));
    }
  });

  it('write every value to fill in with two braces: with one it would be shown as it stands', () => {
    for (const [key, text] of [...chinese, ...english]) {
      expect(text, key).not.toMatch(/(?<!\{)\{\w+\}(?!\})/);
    }
  });

  it('quote as a printed page does: straight marks stand only where a person is told what to type into a file', () => {
    for (const [key, text] of [...chinese, ...english]) {
      expect(text, key).not.toMatch(key.startsWith('finding.expected.') ? /'/ : /['"]/);
      expect(text, key).not.toMatch(/“[^”]*(“|$)|^[^“]*”/);
    }
  });

  it('know every failure, state, kind and reason of the contracts', () => {
    expect(Object.keys(zhCN.failure).toSorted()).toEqual([...failureCodes].toSorted());
    expect(Object.keys(zhCN.state).toSorted()).toEqual([...operationStates].toSorted());
    expect(Object.keys(zhCN.kind).toSorted()).toEqual([...operationKinds].toSorted());
    expect(Object.keys(zhCN.reason)).toEqual(expect.arrayContaining([...queueReasons]));
  });

  it('end every failure with a full sentence', () => {
    for (const code of failureCodes) {
      expect(zhCN.failure[code], code).toMatch(/。$/);
      expect(en.failure[code], code).toMatch(/\.$/);
    }
  });

  it('forbid a second charge in the words for an unknown outcome', () => {
    expect(zhCN.outcome.unknown).toBe('正在核实，请勿重复收款');
    expect(en.outcome.unknown).toContain('do not charge again');
    expect(zhCN.outcome.unknown).not.toContain('失败');
  });
});
