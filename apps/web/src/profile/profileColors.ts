/**
 * Colours for people. Each stands out on the light and on the dark canvas (3:1) and carries its initials
 * readably (4.5:1); profileColors.test.ts holds them to it.
 */
export const profileColors = [
  { name: 'Red', hex: '#d92d3f' },
  { name: 'Orange', hex: '#bd540b' },
  { name: 'Gold', hex: '#986a06' },
  { name: 'Green', hex: '#287f3a' },
  { name: 'Teal', hex: '#0b7c8f' },
  { name: 'Blue', hex: '#2b6fdb' },
  { name: 'Indigo', hex: '#6a5be2' },
  { name: 'Purple', hex: '#a445c9' },
  { name: 'Pink', hex: '#d12f7a' },
  { name: 'Slate', hex: '#66727f' },
] as const;
