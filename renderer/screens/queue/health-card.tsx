// One card of the health desk: a heading and what stands under it.
import type { ReactNode } from 'react';
import styles from './desk.module.css';

export function HealthCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles['card']}>
      <h2 className={styles['columnTitle']}>{title}</h2>
      {children}
    </div>
  );
}
