import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { storedShapes } from './support/storedShapes.ts';
import { copyElsewhere } from './support/systemClipboard.ts';

/* Texts that say what is to be drawn. */

const flowchart = `flowchart LR
  A[Order comes in] -->|by mail| B{In stock?}
  B -- yes --> C(Pack it)
  B -. no .-> D[(Ask the supplier)]
  D ==> B
  subgraph warehouse [Warehouse]
    C --> E((Ship))
  end
  E --> E
  style D fill:#ffd8a8,stroke:#e8590c
`;

const table = `| City | People | Since |
| :--- | ---: | :---: |
| Lyon | 522,228 | 43 BC |
| **Bern** | 134,506 | 1191 |
| a \\| b | | |
`;

async function pasteText({ page, canvas }: BoardPage, text: string, keys = 'Control+v'): Promise<void> {
  await copyElsewhere(page, text);
  await canvas.focus();
  await page.mouse.move(640, 400);
  await page.keyboard.press(keys);
}

test('a Mermaid flowchart is pasted as shapes with arrows that hold on to them, as one step', async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await pasteText(board, flowchart);
  await expect.poll(async () => (await storedShapes(page.url())).length).toBe(12);
  const shapes = await storedShapes(page.url());
  expect(shapes.map(({ tx }) => tx)).toEqual(
    expect.arrayContaining(['Order comes in', 'In stock?', 'Warehouse', 'by mail']),
  );
  const arrows = shapes.filter(({ k }) => k.type === 'arrow');
  expect(arrows).toHaveLength(6);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await storedShapes(page.url())).length).toBe(0);
});

test('a Markdown table is pasted as a grid, and so is a table of a spreadsheet', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await pasteText(board, table);
  await expect.poll(async () => (await storedShapes(page.url())).length).toBe(12);
  const shapes = await storedShapes(page.url());
  expect(shapes.map(({ tx = '' }) => tx).sort()).toEqual(
    [
      '',
      '',
      '134,506',
      '1191',
      '43 BC',
      '522,228',
      'Bern',
      'City',
      'Lyon',
      'People',
      'Since',
      'a | b',
    ].sort(),
  );
  await page.keyboard.press('Delete');
  await pasteText(board, 'Name\tCost\r\nTea\t2.50\r\n"two\nlines"\t3\r\n');
  await expect.poll(async () => (await storedShapes(page.url())).length).toBe(6);
});

test('a table is pasted as text by the keys for text', { tag: '@permissions' }, async ({ openBoard }) => {
  const board = await openBoard();
  await pasteText(board, table, 'Control+Shift+v');
  const types = async () => (await storedShapes(board.page.url())).map(({ k }) => k.type);
  await expect.poll(types).toEqual(['text']);
});

test('of Mermaid’s other diagrams the text is pasted, and it is said why', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  await pasteText(board, '```mermaid\nsequenceDiagram\n  A->>B: hello\n```');
  await expect(board.page.getByText('only flowcharts become shapes')).toBeVisible();
  await board.expectSaved();
  expect(await storedShapes(board.page.url())).toMatchObject([{ k: { type: 'text' } }]);
});
