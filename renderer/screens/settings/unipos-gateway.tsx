// The till as a member service for UniPOS terminals: does it listen, what a terminal must be told, what came today. And whose members these are.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GatewayCounts, GatewayView } from '../../../shared/gateway.ts';
import type { MemberServiceView } from '../../../shared/unipos-setup.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { countText } from '../../components/count-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { useBridge } from '../../store/till-context.tsx';
import styles from './connect-panel.module.css';
import panel from './panel.module.css';

/** How often it is looked at again while it is on screen. Ms. */
const lookAgain = 3_000;
const counted = [
  'members',
  'payments',
  'repeats',
  'refused',
  'inDoubt',
  'strangers',
] as const satisfies readonly (keyof GatewayCounts)[];

export function UniposGateway() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [view, setView] = useState<GatewayView | null>(null);
  const [service, setService] = useState<MemberServiceView | null>(null);

  useEffect(() => {
    let current = true;
    async function look(): Promise<void> {
      const answer = await ask(bridge.getGateway(null));
      if (current && answer.ok) {
        setView(answer.value);
      }
    }
    void look();
    void ask(bridge.getUniposSetup(null)).then((answer) => {
      if (current && answer.ok) {
        setService(answer.value.memberService);
      }
    });
    const timer = setInterval(() => void look(), lookAgain);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [bridge]);

  if (view === null) {
    return null;
  }
  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['right']} scroll`}
        aria-label={t('uniposSetup.gateway.title')}
        data-testid="unipos-gateway"
        data-state={view.state}
      >
        <h2 className={styles['title']}>{t('uniposSetup.gateway.title')}</h2>
        <p className={panel['hint']}>{t('uniposSetup.gateway.what')}</p>
        <Standing view={view} />
        {view.address === null ? null : <ToTell view={view} address={view.address} />}
      </section>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['right']} scroll`}
        aria-label={t('uniposSetup.gateway.counts')}
      >
        {view.state === 'absent' ? null : (
          <>
            <h2 className={styles['title']}>{t('uniposSetup.gateway.counts')}</h2>
            <dl className={styles['facts']}>
              <Fact name={t('uniposSetup.gateway.last')}>
                {view.lastRequestAt === null ? t('uniposSetup.gateway.never') : clockText(view.lastRequestAt)}
              </Fact>
              {counted.map((name) => (
                <Fact key={name} name={t(`uniposSetup.gateway.today.${name}`)}>
                  <span data-testid={`gateway-${name}`}>{countText(view.today[name])}</span>
                </Fact>
              ))}
            </dl>
          </>
        )}
        <Members service={service} />
      </section>
    </div>
  );
}

function Standing({ view: { state, problem, detail } }: { readonly view: GatewayView }) {
  const { t } = useTranslation();
  if (state === 'absent') {
    return <Note tone="info">{t('uniposSetup.gateway.absent')}</Note>;
  }
  return (
    <Note tone={state === 'listening' ? 'good' : state === 'failed' ? 'bad' : 'warn'}>
      <div>{t(`uniposSetup.gateway.state.${state}`)}</div>
      {problem === null ? null : <div>{t(`uniposSetup.gateway.problem.${problem}`, { detail: detail ?? '' })}</div>}
    </Note>
  );
}

function ToTell({ view, address }: { readonly view: GatewayView; readonly address: string }) {
  const { t } = useTranslation();
  const isLocal = /^http:\/\/(127\.|localhost|\[::1\])/.test(address);
  return (
    <>
      <h2 className={styles['title']}>{t('uniposSetup.gateway.tell')}</h2>
      <dl className={styles['facts']}>
        <Fact name={t('uniposSetup.gateway.address')}>
          <span data-testid="gateway-address">{address}</span>
        </Fact>
        {view.credentials.map(({ in: where, name }) => (
          <Fact key={`${where} ${name}`} name={t(`uniposSetup.gateway.credential.${where}`)}>
            {name}
          </Fact>
        ))}
      </dl>
      <p className={panel['hint']}>{t('uniposSetup.gateway.values')}</p>
      {isLocal ? <p className={panel['hint']}>{t('uniposSetup.gateway.local')}</p> : null}
    </>
  );
}

function Members({ service }: { readonly service: MemberServiceView | null }) {
  const { t } = useTranslation();
  return (
    <section
      className={styles['running']}
      aria-label={t('uniposSetup.memberService.title')}
      data-testid="member-service"
    >
      <h2 className={styles['title']}>{t('uniposSetup.memberService.title')}</h2>
      {service === null ? (
        <p className={panel['hint']}>{t('uniposSetup.memberService.none')}</p>
      ) : (
        <>
          <p className={panel['hint']}>{t('uniposSetup.memberService.what')}</p>
          <dl className={styles['facts']}>
            <Fact name={t('uniposSetup.gateway.address')}>{service.serviceUri}</Fact>
            {service.credentials.map(({ in: where, name }) => (
              <Fact key={`${where} ${name}`} name={t(`uniposSetup.gateway.credential.${where}`)}>
                {name}
              </Fact>
            ))}
            <Fact name={t('uniposSetup.memberService.sameFromNo')}>
              {t(`uniposSetup.memberService.same.${service.sameFromNo}`)}
            </Fact>
          </dl>
        </>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd className="number selectable">{children}</dd>
    </div>
  );
}
