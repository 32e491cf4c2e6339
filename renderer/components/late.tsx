// A part of the screen whose code is fetched later, without Suspense: that shows nothing for a third of a second even where the
// code is there already, and keys that are typed meanwhile would go to the screen before.
import { type ComponentType, useEffect, useState } from 'react';

export type Late<Props> = {
  /** The part, once its code is there. */
  readonly part: () => ComponentType<Props> | null;
  /** Fetches the code, once; a fetch that failed is tried again by the next. */
  readonly fetch: () => Promise<void>;
};

export function late<Props>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  return {
    part: () => loaded,
    fetch: () => {
      loading ??= load().then(
        (part) => {
          loaded = part;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}

export type LatePartProps<Props> = { readonly of: Late<Props>; readonly given: Props };

/** Paints the part at once where its code is there, else as soon as it is. Code that cannot be fetched is told by the guard: nothing stays blank. */
export function LatePart<Props extends object>({ of, given }: LatePartProps<Props>) {
  const [, setFetched] = useState<Late<Props> | null>(null);
  useEffect(() => {
    if (of.part() === null) {
      of.fetch().then(
        () => setFetched(of),
        (error: unknown) =>
          setFetched(() => {
            throw error;
          }),
      );
    }
  }, [of]);
  const Part = of.part();
  return Part === null ? null : <Part {...given} />;
}

/** For parts that are given nothing. */
export const nothing = {};
