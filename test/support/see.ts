// What a test sees on the screen. Its patience fits a busy machine: a test that waits ends as soon as it sees, so patience costs
// nothing where all is well, and a machine that stalls for some seconds is no fault of the till's.
import { expect } from '@playwright/test';

export const patienceMs = 20_000;

export const see = expect.configure({ timeout: patienceMs });
