// One of some, each a press; and what is on or off.
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { Press, type PressProps } from '../../components/press.tsx';
import styles from './choice.module.css';
import panel from './panel.module.css';

type ChoiceProps<Option extends string | number> = {
  readonly label: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: Option;
  readonly text: (option: Option) => string;
  readonly onChoose: (option: Option) => void;
  readonly size?: PressProps['size'];
};

export function Choice<Option extends string | number>(props: ChoiceProps<Option>) {
  const { label, name, options, chosen, text, onChoose, size = 'small' } = props;
  return (
    <div className={panel['label']}>
      <span>{label}</span>
      <div className={styles['choice']} role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <Press
            key={option}
            role="radio"
            size={size}
            aria-checked={option === chosen}
            testid={`${name}-${option}`}
            onClick={() => onChoose(option)}
          >
            {text(option)}
          </Press>
        ))}
      </div>
    </div>
  );
}

type SwitchProps = {
  readonly on: boolean;
  readonly testid: string;
  readonly disabled?: boolean;
  readonly children: string;
  readonly onSwitch: (on: boolean) => void;
};

export function Switch({ on, testid, disabled = false, children, onSwitch }: SwitchProps) {
  return (
    <Press
      role="switch"
      size="small"
      aria-checked={on}
      disabled={disabled}
      icon={on ? <IconCheck size={22} aria-hidden="true" /> : undefined}
      testid={testid}
      onClick={() => onSwitch(!on)}
    >
      {children}
    </Press>
  );
}
