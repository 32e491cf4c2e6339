// The idle pictures: chosen as a folder, copied by the till, or taken away again; each with a PIN.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplaySetupView, PicturesTaken } from '../../../shared/display.ts';
import type { Failure } from '../../../shared/result.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import type { Approved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';
import styles from './display-panel.module.css';
import panel from './panel.module.css';

type PicturesProps = {
  readonly setup: DisplaySetupView | null;
  readonly approved: Approved;
  readonly onSetup: (setup: DisplaySetupView) => void;
  readonly onProblem: (problem: Failure | null) => void;
};

export function DisplayPictures({ setup, approved, onSetup, onProblem }: PicturesProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [taken, setTaken] = useState<PicturesTaken | null>(null);
  const count = setup?.pictures ?? 0;
  const how = { right: 'changeSettings', what: t('display.approve') } as const;

  async function choose(): Promise<void> {
    onProblem(null);
    const answer = await approved.run((approval) => bridge.chooseDisplayPictures({ approval }), how);
    if (answer?.ok === true && answer.value !== null) {
      setTaken(answer.value);
      onSetup(answer.value);
    } else if (answer?.ok === false) {
      onProblem(answer.failure);
    }
  }

  async function clear(): Promise<void> {
    onProblem(null);
    const answer = await approved.run((approval) => bridge.clearDisplayPictures({ approval }), how);
    if (answer?.ok === true) {
      setTaken(null);
      onSetup(answer.value);
    } else if (answer?.ok === false) {
      onProblem(answer.failure);
    }
  }

  return (
    <>
      <h2 className={styles['heading']}>{t('display.pictures')}</h2>
      <p className={styles['count']} data-testid="display-pictures" data-count={count}>
        {count === 0 ? t('display.picturesNone') : t('display.picturesCount', { value: count })}
      </p>
      <p className={panel['hint']}>{t('display.picturesHelp')}</p>
      {taken === null ? null : (
        <Note tone={taken.refused > 0 ? 'warn' : 'good'} testid="display-taken">
          {t(taken.refused > 0 ? 'display.picturesRefused' : 'display.picturesTaken', {
            taken: taken.taken,
            refused: taken.refused,
          })}
        </Note>
      )}
      <div className={styles['choice']}>
        <Press testid="display-choose" onClick={() => void choose()}>
          {t('display.choosePictures')}
        </Press>
        <Press testid="display-clear" disabled={count === 0} onClick={() => void clear()}>
          {t('display.clearPictures')}
        </Press>
      </div>
    </>
  );
}
