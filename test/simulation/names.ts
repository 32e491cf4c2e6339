// Who the simulated till is.

export const merchantNo = 'M1';
export const terminalNo = 'T1';
