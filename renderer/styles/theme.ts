// Mantine in the colours and sizes of the house; the tokens themselves are in tokens.css.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eff6f3',
  '#dfeee9',
  '#b9d8cf',
  '#8ec0b3',
  '#62a595',
  '#3d8a79',
  '#1b6a5d',
  '#15564c',
  '#11433c',
  '#0d332e',
];

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: 7,
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { transitionProps: { duration: 0 }, centered: true, lockScroll: false } },
    TextInput: { defaultProps: { size: 'lg' } },
  },
});
