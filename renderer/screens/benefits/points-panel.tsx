// The tab of points: what the card has and the store's rules in words, and the four things that are done with points.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { BuyWithPoints } from './buy-with-points.tsx';
import { GuestLine, NoGuest, OfflineNote, useGuest } from './guest-line.tsx';
import { PointRules } from './point-rules.tsx';
import { pointsModes } from './points-check.ts';
import { PointsForm } from './points-form.tsx';
import { useAsked } from './use-asked.ts';

export function PointsPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const guest = useGuest();
  const money = useTill((state) => state.money);
  const rules = useAsked(useCallback(() => bridge.getPointRules(null), [bridge]));
  const [mode, setMode] = useKept('benefits.pointsMode', pointsModes, 'exchange');
  const [round, setRound] = useState(0);
  const inWords = <PointRules rules={rules.value} />;
  const another = () => setRound((now) => now + 1);
  return (
    <>
      <ModeBar
        name="points-mode"
        label={t('benefits.points.modesLabel')}
        modes={pointsModes}
        chosen={mode}
        text={(each) => t(`benefits.points.modes.${each}`)}
        onChoose={(next) => money === 'none' && setMode(next)}
      >
        <GuestLine guest={guest} />
      </ModeBar>
      <OfflineNote />
      {guest === null ? (
        <NoGuest />
      ) : mode === 'buy' ? (
        <BuyWithPoints key={`${guest.card.cardId} ${round}`} guest={guest} rules={inWords} onAnother={another} />
      ) : (
        <PointsForm
          key={`${guest.card.cardId} ${mode} ${round}`}
          mode={mode}
          guest={guest}
          rules={inWords}
          onAnother={another}
        />
      )}
    </>
  );
}
