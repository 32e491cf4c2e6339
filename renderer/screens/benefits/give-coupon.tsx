// Giving a coupon: the campaigns that run and the merchant's own on the left, to whom on the right, one look before it is given.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CouponTemplate } from '../../../shared/benefits.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { tidyNumber } from '../members/pad-fields.ts';
import { usePadFields } from '../members/use-pad-fields.ts';
import styles from './benefits.module.css';
import { GiveDialog } from './give-dialog.tsx';
import type { Guest } from './guest-line.tsx';
import { TemplateFacts } from './template-facts.tsx';
import { TemplateList } from './template-list.tsx';
import { TypedText } from './typed-text.tsx';
import { useAsked } from './use-asked.ts';
import { useRefresh } from './use-refresh.ts';
import { useService } from './use-service.tsx';

const mobileFields = [{ name: 'mobile', kind: 'digits', longest: 11 }] as const;
const mobileForm = /^1\d{10}$/;

export type GiveCouponProps = {
  /** Null: to a mobile number that is typed; the platform makes a member of it where it is none. */
  readonly guest: Guest | null;
  readonly onAnother: () => void;
};

export function GiveCoupon({ guest, onAnother }: GiveCouponProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const refresh = useRefresh();
  const asked = useAsked(useCallback(() => bridge.listCouponTemplates(null), [bridge]));
  const form = usePadFields('benefits.give', mobileFields);
  const [picked, setPicked] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const [wrong, setWrong] = useState(false);
  const chosen = asked.value?.find((each) => keyOf(each) === picked) ?? asked.value?.[0] ?? null;
  const mobile = guest === null ? form.text('mobile') : guest.member.memberId;
  const unreachable = guest !== null && guest.member.maskedMobile === '';
  const soldOut = chosen?.left === 0;
  const content = chosen === null ? null : { mobile, batchNo: chosen.batchNo };
  const service = useService({
    request:
      content === null
        ? null
        : { service: guest === null ? ('issueCoupon' as const) : ('issueCouponToMember' as const), content },
    card: null,
    onOver: (isUsedUp) => {
      if (isUsedUp) {
        form.clear();
        refresh(guest?.card.cardId ?? null);
      }
      onAnother();
    },
  });

  function look(): void {
    if (chosen === null || soldOut || unreachable || service.busy) {
      return;
    }
    const isWrong = guest === null && !mobileForm.test(mobile);
    setWrong(isWrong);
    setAsks(!isWrong);
  }

  function press(key: string): void {
    setWrong(false);
    service.clear();
    form.press(key);
  }

  useScannedText((text) => {
    // A look at one number is no look at another.
    setAsks(false);
    setWrong(false);
    service.clear();
    form.set('mobile', tidyNumber(text, mobileFields[0].longest));
  }, guest === null);
  useKeys(keyLevel.panel, ({ name }) => {
    if (guest === null && /^[0-9]$|^Backspace$|^Delete$/.test(name)) {
      press(name);
      return true;
    }
    return false;
  });

  return (
    <div className={styles['halves']}>
      <TemplateList
        title={t('benefits.coupons.templates')}
        asked={asked}
        keyOf={keyOf}
        chosen={chosen === null ? null : keyOf(chosen)}
        onChoose={(key) => {
          service.clear();
          setPicked(key);
        }}
        onAct={look}
      />
      <section className={paper['paper']} aria-label={t('benefits.coupons.to')}>
        <div className={`${styles['told']} scroll`}>
          {service.problem === null ? null : <FailureNote failure={service.problem} />}
          {unreachable ? <Note tone="warn">{t('benefits.coupons.noMobile')}</Note> : null}
          {guest === null ? (
            <>
              <TypedText
                label={t('benefits.coupons.mobile')}
                text={mobile}
                empty={t('benefits.coupons.mobileEmpty')}
                testid="give-mobile"
              />
              {wrong ? (
                <Note tone="bad" testid="give-wrong">
                  {t('benefits.coupons.mobileWrong')}
                </Note>
              ) : (
                <p className={styles['soft']}>{t('benefits.coupons.mobileHelp')}</p>
              )}
              <div className={styles['pad']}>
                <Pad onKey={press} decimals={false} disabled={service.busy} />
              </div>
            </>
          ) : chosen === null ? null : (
            <TemplateFacts template={chosen} guest={guest} />
          )}
        </div>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={styles['act']}
          busy={service.busy}
          disabled={chosen === null || soldOut || unreachable}
          testid="give-look"
          onClick={look}
        >
          {service.busy ? t('benefits.working') : t('benefits.coupons.give')}
        </Press>
      </section>
      {asks && chosen !== null ? (
        <GiveDialog
          template={chosen}
          to={guest === null ? mobile : `${guest.member.name} ${guest.member.maskedMobile}`}
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            service.start();
          }}
        />
      ) : null}
      {service.dialogs}
    </div>
  );
}

/** A batch may stand in several campaigns. */
function keyOf({ batchNo, campaign }: CouponTemplate): string {
  return `${batchNo} ${campaign?.name ?? ''}`;
}
