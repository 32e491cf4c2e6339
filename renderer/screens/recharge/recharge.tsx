// The recharge: amount or preset, how it is paid, the platform's pre-check before cash is taken, one confirmation, the bonus.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { type Fen, fen } from '../../../shared/money.ts';
import { countText } from '../../components/count-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Outcome } from '../../components/outcome.tsx';
import { Pad } from '../../components/pad.tsx';
import { Press } from '../../components/press.tsx';
import { MemberStrip, ScreenFrame } from '../../components/screen-frame.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { selectedCard } from '../../store/chosen-card.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { AmountDisplay } from '../checkout/amount-side.tsx';
import work from '../checkout/checkout.module.css';
import { LinkDialog } from './link-dialog.tsx';
import { OfferSteps } from './offer-steps.tsx';
import styles from './recharge.module.css';
import { RechargeWays } from './recharge-ways.tsx';
import { useOffers } from './use-offers.ts';
import { freeBill, type Recharge as RechargeState, useRecharge } from './use-recharge.ts';

const presets: readonly Fen[] = [100, 200, 300, 500, 1_000, 2_000].map((yuan) => fen(yuan * 100));

export function Recharge() {
  const member = useTill((state) => state.found?.member ?? null);
  const card = useTill(selectedCard);
  const { goTo } = useActions();
  useEffect(() => {
    if (member === null || card === null) {
      goTo('counter');
    }
  }, [member, card, goTo]);
  return member === null || card === null ? null : <RechargeOf key={card.cardId} member={member} card={card} />;
}

function RechargeOf({ member, card }: { readonly member: MemberView; readonly card: CardView }) {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const recharge = useRecharge(card);
  const offline = useTill((state) => state.status !== null && state.status.connection !== 'online');
  const { dialog, stage } = recharge;
  const offers = useOffers();
  const [linking, setLinking] = useState(false);
  const calm = dialog.phase.kind === 'open' || dialog.phase.kind === 'refused';
  useKeys(keyLevel.screen, (key) => {
    const name = key.name.toLowerCase();
    if (calm && name === 'q') {
      setLinking(true);
      return true;
    }
    if (calm && name === 'd') {
      recharge.toggleDineFree();
      return true;
    }
    return recharge.onKey(key);
  });
  const over = dialog.phase.kind === 'outcome' || dialog.phase.kind === 'lost' ? dialog.phase : null;
  return (
    <ScreenFrame title={t('recharge.title')} onBack={recharge.back} side={<MemberStrip member={member} card={card} />}>
      <div className={work['work']}>
        <section className={`${work['left']} scroll`} inert={dialog.phase.kind === 'inFlight'}>
          {recharge.problem === null ? null : <FailureNote failure={recharge.problem} />}
          {dialog.phase.kind === 'refused' ? <FailureNote failure={dialog.phase.failure} /> : null}
          {offline && recharge.problem === null ? <Note tone="warn">{t('recharge.offline')}</Note> : null}
          <Presets recharge={recharge} />
          <Methods recharge={recharge} />
          <OfferSteps offers={offers} amount={recharge.amount} brief={stage.kind === 'checked'} />
          <RechargeWays recharge={recharge} onLink={() => setLinking(true)} />
          {stage.kind === 'checked' ? (
            <div className={styles['check']} data-testid="recharge-check" data-allowed={stage.allowed}>
              <Note tone={stage.allowed ? 'good' : 'bad'}>
                <strong>{stage.allowed ? t('recharge.allowed') : t('recharge.refused')}</strong>
                {saysNothing(stage.detail) ? null : <div>{t('failureDetail.platform', { value: stage.detail })}</div>}
                {stage.allowed ? <div>{t('recharge.collect')}</div> : null}
              </Note>
            </div>
          ) : null}
        </section>
        <RechargeSide recharge={recharge} />
      </div>
      {over === null ? null : (
        <Outcome phase={over} before={recharge.cardBefore} onClose={() => goTo('counter')} onAskAgain={dialog.submit} />
      )}
      {linking ? <LinkDialog member={member} card={card} onClose={() => setLinking(false)} /> : null}
    </ScreenFrame>
  );
}

/** `成功` beneath `可以充值` is no news. */
function saysNothing(detail: string): boolean {
  return /^\s*(成功|操作成功|success|ok)?[。.！!]?\s*$/i.test(detail);
}

function Presets({ recharge }: { readonly recharge: RechargeState }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('recharge.presets')}>
      <h2 className={work['groupTitle']}>{t('recharge.presets')}</h2>
      <div className={styles['presets']}>
        {presets.map((amount) => (
          <Press
            key={amount}
            size="large"
            className={styles['preset']}
            aria-pressed={recharge.amount === amount}
            testid={`recharge-preset-${amount / 100}`}
            onClick={() => recharge.preset(amount)}
          >
            <span className="number">¥{countText(amount / 100)}</span>
          </Press>
        ))}
      </div>
    </section>
  );
}

function Methods({ recharge }: { readonly recharge: RechargeState }) {
  const { t, i18n } = useTranslation();
  const methods = useTill((state) => state.settings?.paymentMethods ?? []);
  return (
    <section aria-label={t('recharge.method')}>
      <h2 className={work['groupTitle']}>
        {t('recharge.method')} <span className={work['soft']}>· {t('recharge.methodsHint')}</span>
      </h2>
      {recharge.picking ? (
        <div className={styles['pick']}>
          <Note tone="warn">{t('recharge.pickHint', { count: methods.length })}</Note>
        </div>
      ) : null}
      <div className={work['methods']}>
        {methods.map((method) => {
          const line = recharge.split.lines.find((other) => other.method === method.id);
          return (
            <Press
              key={method.id}
              className={`${work['method']} ${styles['method']}`}
              aria-pressed={line !== undefined}
              data-chosen={recharge.target === method.id || undefined}
              testid={`pay-method-${method.id}`}
              onClick={() => recharge.toggle(method.id)}
            >
              <span>{i18n.language === 'en' ? method.englishName : method.name}</span>
              {line === undefined ? null : <Money amount={line.amount} />}
            </Press>
          );
        })}
      </div>
    </section>
  );
}

function RechargeSide({ recharge }: { readonly recharge: RechargeState }) {
  const { t, i18n } = useTranslation();
  const aimed = useTill((state) => state.settings?.paymentMethods.find((method) => method.id === recharge.target));
  const { stage, split, dialog, dineFree } = recharge;
  const method = i18n.language === 'en' ? aimed?.englishName : aimed?.name;
  const aim = recharge.target === freeBill ? t('rechargeOffers.billAim') : (method ?? null);
  const settled = useSettled(stage.kind);
  const inFlight = dialog.phase.kind === 'inFlight';
  return (
    <aside className={work['right']}>
      <AmountDisplay label={t('recharge.amount')} text={recharge.amountText} kept={recharge.kept} />
      {split.remaining === 0 ? null : (
        <div className={work['remaining']} data-open data-testid="pay-remaining" data-fen={split.remaining}>
          <span>{split.remaining > 0 ? t('recharge.remaining') : t('checkout.tooMuch')}</span>
          <Money amount={fen(Math.abs(split.remaining))} size="row" />
        </div>
      )}
      {aim === null ? null : <p className={work['aim']}>{t('pad.editing', { what: aim })}</p>}
      <Pad onKey={recharge.padKey} disabled={inFlight} />
      {stage.kind === 'fill' ? (
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={work['confirm']}
          busy={stage.checking}
          testid="recharge-check-rules"
          onClick={recharge.next}
        >
          {stage.checking ? t('recharge.checking') : t('recharge.check')}
        </Press>
      ) : (
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={work['confirm']}
          busy={inFlight}
          disabled={!stage.allowed || dialog.spent}
          settling={!settled}
          testid="recharge-confirm"
          onClick={recharge.next}
        >
          {inFlight
            ? t('recharge.confirmBusy')
            : `${t(dineFree.on ? 'rechargeOffers.confirmDineFree' : 'recharge.confirm')} ${moneyText(recharge.amount)}`}
        </Press>
      )}
    </aside>
  );
}
