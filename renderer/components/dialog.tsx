// A dialog above the screen: the focus stays inside, the screen behind is dimmed, no animation. Keys belong to its layer.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';

export type DialogProps = {
  readonly label: string;
  readonly width?: number;
  /** Something is typed first: the field that bears `data-autofocus` gets the focus. */
  readonly fieldFirst?: boolean;
  readonly children: ReactNode;
};

export function Dialog({ label, width = 620, fieldFirst = false, children }: DialogProps) {
  return (
    <Modal
      opened
      onClose={ignore}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      // On the part that has the role: Mantine would put it on the frame around it.
      attributes={{ content: { 'aria-label': label } }}
      size={width}
      padding={0}
      yOffset={16}
      radius={20}
      styles={{
        // Its own height and not the window's: the page may be drawn larger than the window counts.
        content: { background: 'var(--card)', boxShadow: 'var(--shadow-high)', maxHeight: '100%' },
        body: { padding: 0 },
      }}
      overlayProps={{ color: 'var(--deep-low)', backgroundOpacity: 0.6 }}
    >
      {/* The focus goes to the frame, not to the first button: Enter is for the dialog's own keys. */}
      <div data-autofocus={fieldFirst ? undefined : true} tabIndex={-1} className={styles['inside']}>
        {children}
      </div>
    </Modal>
  );
}

function ignore(): void {
  // Closing is a decision: each dialog offers its own button and keys.
}
