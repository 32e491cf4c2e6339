// The entry of the guest's page: asks once what to show, listens, and paints it. It knows nothing of the till.
import './display.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DisplayBridge } from '../../shared/display-view.ts';
import { GuestScreen } from './guest-screen.tsx';

declare global {
  interface Window {
    readonly yataiDisplay?: DisplayBridge;
  }
}

const bridge = window.yataiDisplay;
const root = document.getElementById('root');
if (bridge === undefined || root === null) {
  throw new Error('window.yataiDisplay is missing: the preload did not run');
}
createRoot(root).render(
  <StrictMode>
    <GuestScreen bridge={bridge} />
  </StrictMode>,
);
