// The set-up assistant as a part of the settings: opened again at any time, for what was left out or has changed.
import { useActions } from '../../store/till-context.tsx';
import { Assistant } from './assistant.tsx';

export function AssistantPanel() {
  const { goTo } = useActions();
  return <Assistant onLeave={() => goTo('counter')} />;
}
