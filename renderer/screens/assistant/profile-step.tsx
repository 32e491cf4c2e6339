// Connecting the store: a file, or what the platform's technician gave, tried step by step and saved; then a new start on it.
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistantView, ProfileImport } from '../../../shared/assistant.ts';
import { findingSentence } from '../../../shared/finding-sentence.ts';
import { finding as english } from '../../../shared/messages/en/startup.ts';
import { finding as chinese } from '../../../shared/messages/zh-CN/startup.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { LatePart, late, nothing } from '../../components/late.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import styles from './assistant.module.css';
import { RestartPress } from './restart-press.tsx';

const connectPanel = late(async () => (await import('../settings/connect-panel.tsx')).ConnectPanel);

export function ProfileStep({ view }: { readonly view: AssistantView }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { readAssistant } = useActions();
  const approved = useApproved();
  const profileName = useTill((state) => state.settings?.profileName ?? '');
  const [taken, setTaken] = useState<ProfileImport | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [kept, setKept] = useState(true);
  /** Grows with each file: the form begins anew with what it says. */
  const [files, setFiles] = useState(0);

  // A save in the panel below ends this step's first half.
  useEffect(
    () =>
      bridge.on('connect', ({ saved, secretKept }) => {
        setKept(secretKept);
        if (saved) {
          void readAssistant();
        }
      }),
    [bridge, readAssistant],
  );

  async function importFile(): Promise<void> {
    const answer = await approved.run((approval) => bridge.importProfile({ approval }), {
      what: t('assistant.profile.importAsks'),
    });
    if (answer?.ok === true) {
      setTaken(answer.value);
      setFiles(files + 1);
    }
    setProblem(answer?.ok === false ? answer.failure : null);
  }

  if (!view.practice) {
    return <Note tone="good">{t('assistant.profile.running', { name: profileName })}</Note>;
  }
  if (view.place === 'practice') {
    return <Note tone="info">{t('assistant.profile.practice')}</Note>;
  }
  if (view.saved) {
    return (
      <div className={styles['saved']} data-testid="assistant-saved">
        <Note tone="good">{t('assistant.profile.saved')}</Note>
        {kept ? null : <Note tone="warn">{t('assistant.profile.notKept')}</Note>}
        <RestartPress into="store" label={t('assistant.profile.restart')} />
      </div>
    );
  }
  return (
    <>
      <div className={styles['import']}>
        <Press
          size="small"
          testid="assistant-import"
          icon={<IconFileImport size={22} aria-hidden="true" />}
          onClick={() => void importFile()}
        >
          {t('assistant.profile.import')}
        </Press>
        {problem === null ? null : <FailureNote failure={problem} />}
        {taken?.fileName == null ? null : <Imported taken={taken} />}
      </div>
      <LatePart key={files} of={connectPanel} given={nothing} />
      {approved.dialog}
    </>
  );
}

function Imported({ taken: { fileName, draft, findings } }: { readonly taken: ProfileImport }) {
  const { t, i18n } = useTranslation();
  const file = fileName ?? '';
  const words = i18n.language === 'en' ? english : chinese;
  if (draft !== null) {
    return (
      <Note tone="good" testid="assistant-imported">
        {t('assistant.profile.imported', { file })}
      </Note>
    );
  }
  return findings.length === 0 ? (
    <Note tone="warn">{t('assistant.profile.importOther', { file })}</Note>
  ) : (
    <Note tone="bad" testid="assistant-import-bad">
      {t('assistant.profile.importBad', { file })}
      {findings.slice(0, 4).map((finding) => (
        <div key={`${finding.path} ${finding.problem}`}>
          <code>
            {finding.path}
            {finding.line === null ? '' : ` · ${t('startup.line', { value: finding.line })}`}
          </code>{' '}
          {findingSentence(finding, words)}
        </div>
      ))}
    </Note>
  );
}
