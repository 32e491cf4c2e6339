// Whether the till's page may have the camera now: opened and shut by the till, asked by the session's permissions (hardening.ts).

export type CameraDoor = { readonly isOpen: () => boolean; readonly set: (open: boolean) => void };

/** Shut until somebody opens it. */
export function createCameraDoor(): CameraDoor {
  let open = false;
  return {
    isOpen: () => open,
    set(now) {
      open = now;
    },
  };
}
