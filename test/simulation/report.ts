// What a run of the simulation found: gathered while it runs, shown to people, and told as one line of JSON.
import type { ControlResult } from './controls.ts';
import { controlNames } from './controls.ts';
import { missingDeeds } from './deeds.ts';
import type { ScopeResult } from './scope.ts';
import { createPlayed, type Told } from './tasks.ts';

/** A run of fewer schedules need not meet everything that can happen. */
const enoughForDeeds = 20_000;

export function createReport() {
  const real = createPlayed();
  const model = createPlayed();
  const corpus = createPlayed();
  const controls: ControlResult[] = [];
  const scopes: ScopeResult[] = [];
  let scopeControl: boolean | null = null;

  function hear(told: Told): void {
    switch (told.kind) {
      case 'played':
        (told.ground === null ? corpus : told.ground === 'real' ? real : model).join(told.played);
        return;
      case 'controls':
        controls.push(...told.results);
        return;
      case 'scope':
        scopes.push(told.result);
        return;
      case 'scopeControl':
        scopeControl = told.fails;
    }
  }

  function all() {
    const sum = createPlayed();
    for (const part of [corpus, real, model]) {
      sum.join(part.sum());
    }
    return sum.sum();
  }

  function scope() {
    const sum = (of: (one: ScopeResult) => number) => scopes.reduce((total, one) => total + of(one), 0);
    return {
      enumerated: sum(({ enumerated }) => enumerated),
      violations: sum(({ violations }) => violations),
      merged: sum(({ merged }) => merged),
      states: sum(({ states }) => states),
      cut: scopes.some(({ cut }) => cut),
      controlFails: scopeControl,
      examples: scopes.flatMap(({ examples }) => examples),
    };
  }

  /** What never happened in either kind of schedules, where there were enough of them. */
  function missing() {
    return [real.sum(), model.sum()].flatMap(({ schedules, deeds }) =>
      schedules >= enoughForDeeds ? missingDeeds(deeds) : [],
    );
  }

  return {
    hear,
    all,
    controls: (): readonly ControlResult[] => controls,
    missing,
    isSound: () =>
      all().failures.length === 0 &&
      controls.every(({ failed }) => failed) &&
      scope().violations === 0 &&
      !scope().cut &&
      scopeControl !== false &&
      missing().length === 0,
    /** The last line. `seconds`: how long it took. */
    summary(seed: number, seconds: number) {
      const { schedules, steps, crashes, operations, deeds, failures } = all();
      const killed = controls.filter(({ failed }) => failed);
      return {
        schedules,
        steps,
        crashes,
        violations: failures.length,
        seed,
        mutants: {
          total: controls.length,
          killed: killed.length,
          schedules: killed.reduce((most, { schedules: needed }) => Math.max(most, needed), 0),
        },
        controls: Object.fromEntries(
          controls.filter(({ name }) => name in controlNames).map(({ name, failed }) => [controlNames[name], failed]),
        ),
        scope: scope(),
        real: real.sum().schedules,
        model: model.sum().schedules,
        corpus: corpus.sum().schedules,
        operations,
        deeds,
        missing: missing(),
        seconds,
      };
    },
  };
}

export type Report = ReturnType<typeof createReport>;
