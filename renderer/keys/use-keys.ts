// Hooks that put a screen's or a dialog's keys and scans into their layer while it is shown.
import { createContext, useContext, useEffect, useRef } from 'react';
import { createKeyLayers, type KeyHandler, type KeyLayers, type KeyLevel } from './key-layers.ts';

export const KeyLayersContext = createContext<KeyLayers>(createKeyLayers());

/** The newest handler is called, so that it sees the newest state; the layer itself stays where it was mounted. */
export function useKeys(level: KeyLevel, handler: KeyHandler): void {
  const layers = useContext(KeyLayersContext);
  const newest = useRef(handler);
  newest.current = handler;
  useEffect(() => layers.add(level, (key) => newest.current(key)), [layers, level]);
}
