/** The words of the test card on the wall, in English. */
export const checkWords = {
  title: 'Hall check',
  edges: 'The line along all four edges and the four corners must be whole.',
  contrast:
    'Every square differs from the next. If some run together, dim the lights or turn brightness down.',
  caption: 'A caption is this large',
  step: 'Step 2 of 5 is this large',
  small: 'Nothing on the wall is smaller than this line',
  readable: 'Read these from the last row.',
  marks: 'The arrows stand out on every skin, and point up, right, down, left and up.',
  round: 'This is round, not egg-shaped.',
} as const;
